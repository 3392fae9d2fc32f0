import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { moodLine } from '../../chart/mood-line.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { counted } from '../../format/text.ts';
import { type Fact, factList } from '../../html/blocks.ts';
import type { Html } from '../../html/html.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** @returns how much was said, and what kind of it. */
export function outlook(analysis: Analysis): Html | null {
  const table = analysis.tables?.['feedbackOutlook'];
  if (table === undefined || table.length === 0) return null;
  const fact = (name: string): number => numbersOf(table, name)?.[0] ?? Number.NaN;
  const facts: Fact[] = [
    {
      name: 'Texts',
      value: formatNumber(fact('texts')),
      detail: `by ${counted(fact('voices'), formatNumber(fact('voices')), 'person', 'people')}, ${formatNumber(fact('customers'))} of them customers`,
    },
    { name: 'Praise', value: formatShare(fact('positive')), detail: 'of the texts' },
    {
      name: 'Blame',
      value: formatShare(fact('negative')),
      detail: `of the texts; ${formatShare(fact('mixed'))} hold both, ${formatShare(fact('neutral'))} neither`,
    },
    { name: 'Mean score', value: formatNumber(fact('score'), 2), detail: 'from −1, blame, to 1, praise' },
  ];
  const rating = fact('rating');
  if (Number.isFinite(rating))
    facts.push({ name: 'Mean rating', value: formatNumber(rating, 2), detail: 'of the texts that have one' });
  return factList(facts);
}

/** @returns the mood month by month, where there are three or more. */
export function moodOverTime(analysis: Analysis): Html | null {
  const table = analysis.tables?.['feedbackByMonth'];
  if (table === undefined || table.length < 3) return null;
  const [texts, scores] = [numbersOf(table, 'texts'), numbersOf(table, 'score')];
  const months = (textsOf(table, 'month') ?? []).map((month, row) => ({
    month: month ?? '',
    texts: texts?.[row] ?? 0,
    score: scores?.[row] ?? Number.NaN,
  }));
  const spoken = months.filter(({ score }) => Number.isFinite(score));
  const best = spoken.reduce((a, b) => (b.score > a.score ? b : a), spoken[0] ?? noMonth);
  const worst = spoken.reduce((a, b) => (b.score < a.score ? b : a), spoken[0] ?? noMonth);
  const told = `Best: ${best.month}, ${formatNumber(best.score, 2)}; worst: ${worst.month}, ${formatNumber(worst.score, 2)}.`;
  return figure({
    title: 'Mood over time',
    label: `A line of the mean score in ${months.length} months. ${told}`,
    caption: `Mean score of the texts of each month; the larger a dot, the more was said. ${told}`,
    draw: (width) => moodLine(months, width),
  });
}

const noMonth = { month: '', texts: 0, score: Number.NaN };
