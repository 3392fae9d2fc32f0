/** Runs one task, and writes what it took as one line of JSON: `with-clientele.ts CONTENDER TASK`, TASK being a file. */
import { readFileSync } from 'node:fs';
import {
  fitSentimentLinear,
  openSentiment,
  openSentimentLinear,
  scoreSentiment,
  sentimentLabels,
} from '@clientele/sentiment';
import type { Answer, Task } from './measured.ts';

const [contender = '', file = ''] = process.argv.slice(2);
const task = JSON.parse(readFileSync(file, 'utf8')) as Task;

function cpuSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function score(mode: 'exact' | 'improved'): Answer {
  const opened = openSentiment({ mode });
  let scores: ArrayLike<number> = [];
  const times = [0, 1, 2, 3].map(() =>
    cpuSeconds(() => {
      scores = scoreSentiment(task.texts, opened).columns.score;
    }),
  );
  return answer({
    firstCpuSeconds: times[0] as number,
    warmCpuSeconds: Math.min(...times.slice(1)),
    scores: Array.from(scores),
  });
}

function train(): Answer {
  const { texts, labels = [], test = { texts: [], labels: [] } } = task;
  const classes = { negative: '0', positive: '1' };
  const [first = 0, second = 0] = [0, 1].map(() =>
    cpuSeconds(() => fitSentimentLinear({ text: texts, label: labels }, { classes })),
  );
  const opened = openSentimentLinear(fitSentimentLinear({ text: texts, label: labels }, { classes }));
  let said: string[] = [];
  const testCpuSeconds = cpuSeconds(() => {
    const { codes } = scoreSentiment(test.texts, opened).columns.label;
    said = Array.from(codes, (code) => (sentimentLabels[code] === 'positive' ? '1' : '0'));
  });
  return answer({ firstCpuSeconds: first, warmCpuSeconds: second, testCpuSeconds, said });
}

function answer(told: Omit<Answer, 'version' | 'peakMegabytes'>): Answer {
  return { version: '0.0.0', ...told, peakMegabytes: process.resourceUsage().maxRSS / 1000 };
}

const told =
  contender === 'clientele, trained' ? train() : score(contender === 'clientele, exact' ? 'exact' : 'improved');
process.stdout.write(JSON.stringify(told));
