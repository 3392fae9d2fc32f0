import { type BgNbdModel, fitBgNbd } from '@clientele/clv';
import {
  collect,
  countPairsIn,
  deriveCohortsIn,
  deriveSql,
  type Engine,
  type EngineLines,
  groupHistoriesIn,
  scoreRfmIn,
  toRows,
  toSql,
} from '@clientele/warehouse';
import { defineView } from './open-lines.ts';

/** What is asked of the shop, wherever its lines are. */
export interface Answers {
  /** Customers by their three scores, best first: how many, and what they spent. */
  readonly best: readonly { readonly score: number; readonly customers: number; readonly spent: number }[];
  /** Rows of the grouped histories, which is all that was fetched for the model. */
  readonly histories: number;
  readonly model: BgNbdModel;
  /** Customers, and how many of them are probably still there: the sum of P(alive), worked out in the engine. */
  readonly alive: { readonly customers: number; readonly expected: number };
  /** Share of each yearly cohort that bought again a year later. */
  readonly retained: readonly { readonly cohort: string; readonly rate: number }[];
  /** Products that are in one basket more often than by chance. */
  readonly pairs: readonly { readonly pair: string; readonly lift: number }[];
}

/** Asks everything of one engine. Nothing here knows which one it is: lines stay where they are, results are small. */
export async function answersOf(engine: Engine, lines: EngineLines): Promise<Answers> {
  const histories = await groupHistoriesIn(engine, lines, { unit: 'week' });
  // The end of the lines, which that look at them found.
  const { asOf } = histories;
  const model = fitBgNbd(histories);
  return {
    best: await bestOf(engine, lines, asOf),
    histories: histories.length,
    model,
    alive: await aliveOf(engine, lines, model, asOf),
    retained: toRows(await deriveCohortsIn(engine, lines, { asOf, period: 'year' }))
      .filter(({ period }) => period === 1)
      .map(({ cohort, rate }) => ({ cohort: String(cohort), rate: Number(rate) })),
    pairs: await pairsOf(engine, lines, asOf),
  };
}

/** Scores come back one row a customer; a base of millions would rather count them in the engine, as `aliveOf` does. */
async function bestOf(engine: Engine, lines: EngineLines, asOf: number): Promise<Answers['best']> {
  const { columns } = await scoreRfmIn(engine, lines, { asOf, bins: 3 });
  const byScore = new Map<number, { customers: number; spent: number }>();
  columns.score.forEach((score, row) => {
    const { customers, spent } = byScore.get(score) ?? { customers: 0, spent: 0 };
    byScore.set(score, { customers: customers + 1, spent: spent + (columns.monetary[row] as number) });
  });
  const best = [...byScore].sort(([a], [b]) => b - a).slice(0, 3);
  return best.map(([score, { customers, spent }]) => ({ score, customers, spent }));
}

/** The model goes to the lines as SQL: histories of every customer, their P(alive), and one row that comes back. */
async function aliveOf(engine: Engine, lines: EngineLines, model: BgNbdModel, asOf: number): Promise<Answers['alive']> {
  const histories = deriveSql('btyd', engine.dialect, lines, { asOf, unit: 'week' });
  await defineView(engine, 'shop_histories', histories);
  const scores = toSql(model, engine.dialect, { table: 'shop_histories' });
  const sums = `SELECT COUNT(*) AS customers, SUM(probabilityAlive) AS expected FROM (${scores}) scored`;
  const [row] = toRows(await collect(engine.query(sums)));
  return { customers: Number(row?.['customers']), expected: Number(row?.['expected']) };
}

async function pairsOf(engine: Engine, lines: EngineLines, asOf: number): Promise<Answers['pairs']> {
  const pairs = toRows(await countPairsIn(engine, lines, { asOf, minCount: 20 })).map((row) => ({
    pair: `${row.item} + ${row.other}`,
    lift: (Number(row.count) * Number(row.n)) / (Number(row.itemCount) * Number(row.otherCount)),
  }));
  return pairs.sort((a, b) => b.lift - a.lift).slice(0, 3);
}
