import type { OnProgress } from 'clientele';
import type { Progress } from './protocol.ts';

const steps: Readonly<Record<string, string>> = {
  rfm: 'Scoring customers',
  clusters: 'Grouping customers who are alike',
  clv: 'Working out what customers are worth',
  churn: 'Judging who may leave',
  rules: 'Looking for what is bought together',
  sentiment: 'Reading feedback',
  nbo: 'Choosing what to offer next',
  campaign: 'Drawing up the offers',
  done: 'Writing the report',
};

/** @returns what the page says of a piece of progress: rows while a file is read, then the step of the analysis */
export function inWords({ stage, done, total }: Parameters<OnProgress>[0]): Progress {
  const step = steps[stage];
  if (step !== undefined) return { words: `${step} …`, done, total };
  return { words: `${done.toLocaleString('en-US')} rows read …`, done, total: null };
}
