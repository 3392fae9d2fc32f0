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
 * numbers of customers at each distinct value. No step orders lines, and none but these orders customers.
 */
export function scoreSteps(dialect: Dialect, lastDay: number, choices: RfmChoices, bins: number): Steps {
  const perMeasure = measures.map((measure) => [
    [`clientele_${measure}_ranks`, ranksQuery(dialect, measure)],
    [`clientele_${measure}_ends`, endsQuery(dialect, measure, bins)],
  ]);
  return {
    clientele_rfm: indented(ofFacts(dialect, rfmColumns(dialect, lastDay, choices))),
    ...Object.fromEntries(perMeasure.flat()),
  };
}

function indented(query: string): string {
  return query.replace(/^/gm, '  ');
}

/** Each distinct value, how many customers are not above it, and how many there are. */
function ranksQuery(dialect: Dialect, measure: Measure): string {
  return `  SELECT v, SUM(met) OVER (ORDER BY v ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS up_to, SUM(met) OVER () AS size
  FROM (SELECT ${dialect.identifier(measure)} AS v, COUNT(*) AS met FROM clientele_rfm GROUP BY ${dialect.identifier(measure)}) counted`;
}

/** One row: for each cut j the values x(k) and x(k + 1) around the rank (N - 1) j / bins, and how far it lies between. */
function endsQuery(dialect: Dialect, measure: Measure, bins: number): string {
  const columns = steps(bins).flatMap((j) => {
    const rank = `(${asDouble(dialect, 'size')} - ${numberOf(dialect, 1)}) * ${numberOf(dialect, j)}`;
    const k = `FLOOR(${rank} / ${numberOf(dialect, bins)})`;
    return [
      `MIN(CASE WHEN up_to > ${k} THEN v END) AS low_${j}`,
      `MIN(CASE WHEN up_to > ${k} + 1 THEN v END) AS high_${j}`,
      `MIN((${rank} - ${k} * ${numberOf(dialect, bins)}) / ${numberOf(dialect, bins)}) AS share_${j}`,
    ];
  });
  return `  SELECT ${columns.join(',\n    ')}\n  FROM clientele_${measure}_ranks`;
}

function steps(bins: number): number[] {
  return Array.from({ length: bins - 1 }, (_, index) => index + 1);
}

/** A score is one more than the number of cuts strictly below the value, so equal values score equally. */
export function scoresQuery(dialect: Dialect, bins: number): string {
  const cell = (measure: Measure): string => `rfm.${dialect.identifier(measure)}`;
  const above = (measure: Measure): string =>
    steps(bins)
      .map((j) => `CASE WHEN ${cell(measure)} > ${cutOf(`${measure}_ends`, j)} THEN 1 ELSE 0 END`)
      .join(' + ');
  const inner = {
    customer: `rfm.${dialect.identifier('customer')}`,
    ...Object.fromEntries(measures.map((measure) => [measure, cell(measure)])),
    r: asDouble(dialect, `${bins} - (${above('recency')})`),
    f: asDouble(dialect, `1 + ${above('frequency')}`),
    m: asDouble(dialect, `1 + ${above('monetary')}`),
  };
  const joins = measures.map((measure) => ` CROSS JOIN clientele_${measure}_ends ${measure}_ends`).join('');
  const base = numberOf(dialect, 10 ** String(bins).length);
  const [r, f, m] = ['r', 'f', 'm'].map(dialect.identifier);
  const score = dialect.identifier('score');
  return `SELECT scored.*, (${r} * ${base} + ${f}) * ${base} + ${m} AS ${score} FROM (
${selectFrom(dialect, inner, `clientele_rfm rfm${joins}`)}
) scored`;
}

/** q_j = x(k) + (x(k + 1) - x(k)) share, kept below x(k + 1). */
function cutOf(ends: string, j: number): string {
  const [low, high, share] = ['low', 'high', 'share'].map((name) => `${ends}.${name}_${j}`);
  const cut = `${low} + (${high} - ${low}) * ${share}`;
  return `CASE WHEN ${share} > 0 AND ${cut} < ${high} THEN ${cut} ELSE ${low} END`;
}
