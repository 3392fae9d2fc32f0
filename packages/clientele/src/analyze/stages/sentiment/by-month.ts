import { type Column, civilDay, exactSum, type FeedbackLog, formatCivilDay, type Table, table } from '@clientele/core';
import type { SentimentScores } from '@clientele/sentiment';

/**
 * What was said in each civil month, months of silence among them.
 *
 * @param feedback what was said
 * @param scores of the same texts
 * @returns `month` as YYYY-MM, texts, mean score, share of negative texts
 */
export function feedbackByMonth(
  { time, timeZone }: FeedbackLog,
  { columns: { score }, threshold }: SentimentScores,
): Table<Record<string, Column>> {
  const months = new Map<string, number[]>();
  time.forEach((instant, row) => {
    const month = formatCivilDay(civilDay(instant, timeZone)).slice(0, -3);
    const rows = months.get(month);
    if (rows === undefined) months.set(month, [row]);
    else rows.push(row);
  });
  const names = everyMonth([...months.keys()].sort());
  const scoresOf = (month: string): Float64Array =>
    Float64Array.from(months.get(month) ?? [], (row) => score[row] as number);
  const pick = (value: (scores: Float64Array) => number): Float64Array =>
    Float64Array.from(names, (month) => value(scoresOf(month)));
  return table({
    month: names,
    texts: pick((scores) => scores.length),
    score: pick((scores) => exactSum(scores) / scores.length),
    negativeShare: pick((scores) => scores.filter((value) => value <= -threshold).length / scores.length),
  });
}

/** The months from the first to the last. A span beyond a century is left with its gaps: such times are mistaken. */
function everyMonth(sorted: readonly string[]): readonly string[] {
  const number = (month: string): number => Number(month.slice(0, -3)) * 12 + Number(month.slice(-2)) - 1;
  const [first, last] = [number(sorted[0] as string), number(sorted.at(-1) as string)];
  if (last - first > 1200) return Object.freeze(sorted);
  const name = (at: number): string =>
    `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  return Object.freeze(Array.from({ length: last - first + 1 }, (_, step) => name(first + step)));
}
