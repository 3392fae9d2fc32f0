import type { DeriveRfmOptions } from '@clientele/rfm';
import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, numberOf, selectFrom } from '../dialect/words.ts';
import type { Steps } from '../summary/facts.ts';
import { ofFacts } from '../summary/sql.ts';

/** Which money and which purchases count. */
export type RfmChoices = Pick<DeriveRfmOptions, 'monetary' | 'frequency'>;

/** The columns of `deriveRfm`, read off `clientele_facts`. */
export function rfmColumns(
  dialect: Dialect,
  lastDay: number,
  { monetary = 'net', frequency = 'orders' }: RfmChoices,
): Readonly<Record<string, string>> {
  return {
    customer: 'customer',
    recency: asDouble(dialect, `${lastDay + 1} - last_day`),
    frequency: asDouble(dialect, frequency === 'orders' ? 'purchases' : 'purchase_days'),
    monetary: monetary === 'net' ? 'total' : 'gross',
  };
}

const measures = ['recency', 'frequency', 'monetary'] as const;
type Measure = (typeof measures)[number];

/**
 * The steps up to the cuts of each measure: those of `fitRfmScores` by quantiles, type 7 of Hyndman and Fan, taken from the
 * numbers of customers at each distinct value. No step orders lines, and none but these orders customers. All measures are
 * counted at once: an engine that works a step out anew for each that reads it, as Spark does, sums the lines up once for them.
 */
export function scoreSteps(dialect: Dialect, lastDay: number, choices: RfmChoices, bins: number): Steps {
  return {
    clientele_rfm: indented(ofFacts(dialect, rfmColumns(dialect, lastDay, choices))),
    clientele_values: valuesQuery(dialect),
    clientele_ranks: ranksQuery(),
    clientele_cuts: cutsQuery(dialect, bins),
  };
}

function indented(query: string): string {
  return query.replace(/^/gm, '  ');
}

/** Three rows a customer, one a measure, k being its place. */
function valuesQuery(dialect: Dialect): string {
  const cases = measures.map((measure, k) => `WHEN ${k} THEN ${dialect.identifier(measure)}`);
  const places = measures.map((_, k) => `SELECT ${k} AS k`).join(' UNION ALL ');
  return `  SELECT places.k AS k, CASE places.k ${cases.join(' ')} END AS v
  FROM clientele_rfm rfm CROSS JOIN (${places}) places`;
}

/** Each distinct value of a measure, how many customers are not above it, and how many there are. */
function ranksQuery(): string {
  return `  SELECT k, v, SUM(met) OVER (PARTITION BY k ORDER BY v ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS up_to,
    SUM(met) OVER (PARTITION BY k) AS size
  FROM (SELECT k, v, COUNT(*) AS met FROM clientele_values GROUP BY k, v) counted`;
}

/** One row: for each cut j the values x(k) and x(k + 1) around the rank (N - 1) j / bins, and how far it lies between. */
function cutsQuery(dialect: Dialect, bins: number): string {
  const share = (j: number, rank: string, k: string): string =>
    `MIN((${rank} - ${k} * ${numberOf(dialect, bins)}) / ${numberOf(dialect, bins)}) AS share_${j}`;
  const columns = steps(bins).flatMap((j) => {
    // Every customer has all measures, so that the ranks are the same for each.
    const rank = `(${asDouble(dialect, 'size')} - ${numberOf(dialect, 1)}) * ${numberOf(dialect, j)}`;
    const k = `FLOOR(${rank} / ${numberOf(dialect, bins)})`;
    const around = measures.flatMap((measure, place) => [
      `MIN(CASE WHEN k = ${place} AND up_to > ${k} THEN v END) AS ${measure}_low_${j}`,
      `MIN(CASE WHEN k = ${place} AND up_to > ${k} + 1 THEN v END) AS ${measure}_high_${j}`,
    ]);
    return [...around, share(j, rank, k)];
  });
  return `  SELECT ${columns.join(',\n    ')}\n  FROM clientele_ranks`;
}

function steps(bins: number): number[] {
  return Array.from({ length: bins - 1 }, (_, index) => index + 1);
}

/** A score is one more than the number of cuts strictly below the value, so equal values score equally. */
export function scoresQuery(dialect: Dialect, bins: number): string {
  const cell = (measure: Measure): string => `rfm.${dialect.identifier(measure)}`;
  const above = (measure: Measure): string =>
    steps(bins)
      .map((j) => `CASE WHEN ${cell(measure)} > ${cutOf(measure, j)} THEN 1 ELSE 0 END`)
      .join(' + ');
  const inner = {
    customer: `rfm.${dialect.identifier('customer')}`,
    ...Object.fromEntries(measures.map((measure) => [measure, cell(measure)])),
    r: asDouble(dialect, `${bins} - (${above('recency')})`),
    f: asDouble(dialect, `1 + ${above('frequency')}`),
    m: asDouble(dialect, `1 + ${above('monetary')}`),
  };
  const base = numberOf(dialect, 10 ** String(bins).length);
  const [r, f, m] = ['r', 'f', 'm'].map(dialect.identifier);
  const score = dialect.identifier('score');
  return `SELECT scored.*, (${r} * ${base} + ${f}) * ${base} + ${m} AS ${score} FROM (
${selectFrom(dialect, inner, 'clientele_rfm rfm CROSS JOIN clientele_cuts cuts')}
) scored`;
}

/** q_j = x(k) + (x(k + 1) - x(k)) share, kept below x(k + 1). */
function cutOf(measure: Measure, j: number): string {
  const [low, high, share] = [`cuts.${measure}_low_${j}`, `cuts.${measure}_high_${j}`, `cuts.share_${j}`];
  const cut = `${low} + (${high} - ${low}) * ${share}`;
  return `CASE WHEN ${share} > 0 AND ${cut} < ${high} THEN ${cut} ELSE ${low} END`;
}
