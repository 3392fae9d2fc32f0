import { type Column, InsufficientDataError, type Note, type Table, table, textAt } from '@clientele/core';
import {
  type CalibrationModel,
  calibratedProbability,
  compareRecommendations,
  evaluateRecommendations,
  fitCalibration,
  fitNextBasket,
  fitPopularity,
  type MetricDifference,
  type NboModel,
  nextBestOffers,
  type OpenNbo,
  openNbo,
  type RecommendationQuality,
  type Recommendations,
  recommend,
  splitEvents,
} from '@clientele/nbo';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** What each customer is most likely to buy next, and why. */
export const nboStage: Stage = { name: 'nbo', run: runNbo };

/** So many products are told of each customer. */
const k = 5;

function runNbo(context: StageContext): StageOutcome {
  if (context.log.product === undefined) return { reason: 'needs a column of products: map product=...' };
  try {
    return recommended(context);
  } catch (error) {
    if (error instanceof InsufficientDataError) return { reason: withoutVerb(error) };
    throw error;
  }
}

function recommended(context: StageContext): StageOutcome {
  const { log, summary } = context;
  const test = testedLists(log);
  const offers = nextBestOffers(log, { asOf: summary.asOf, k, repeats: test.repeats });
  const calibrated = calibrationOf(context);
  const { rank, item, score, reason } = offers.columns;
  const probability =
    calibrated.model === null
      ? new Float64Array(offers.length).fill(Number.NaN)
      : calibratedProbability(calibrated.model, score);
  const { length, customer } = offers;
  const recommendations = { length, customer, columns: { rank, item, score, reason, probability } };
  return {
    ...(test.isClear ? { columns: bestColumns(context, customer, { rank, item, reason }) } : {}),
    models: [offers.model, ...(calibrated.model === null ? [] : [calibrated.model])],
    tables: { recommendations, ...test.tables, ...itemNames(context, item) },
    notes: [...offers.notes, ...test.notes, ...calibrated.notes],
  };
}

function withoutVerb({ message }: InsufficientDataError): string {
  return message.replace(/^\w+: /, '');
}

interface TestedLists {
  /** Whether lists of one's own surely beat the same list for all: only then a product is put in the place of a segment's action. */
  readonly isClear: boolean;
  readonly repeats: 'include' | 'exclude';
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
}

/** Whether customers buy again or anew, by what tells their last baskets better from those before; how well, and whether that is worth it. */
function testedLists(log: StageContext['log']): TestedLists {
  try {
    const { known, next } = splitEvents(log);
    const model = openNbo(fitNextBasket(known));
    const customers = [...new Set(Array.from(next.customer.codes, (_, row) => textAt(next.customer, row) as string))];
    const told = (one: NboModel | OpenNbo, repeats: 'include' | 'exclude'): Told => {
      const lists = recommend(one, known, { repeats, customers });
      return { lists, quality: evaluateRecommendations(lists, next) };
    };
    const [again, anew] = [told(model, 'include'), told(model, 'exclude')];
    const repeats = again.quality.ndcg >= anew.quality.ndcg ? 'include' : 'exclude';
    const { lists, quality: best } = repeats === 'include' ? again : anew;
    const popular = told(fitPopularity(known, { weight: 'count' }), repeats);
    const { ndcg } = compareRecommendations(lists, popular.lists, next);
    const row = { customers: best.customers, hitRate: best.hitRate, recall: best.recall, ndcg: best.ndcg };
    const offersTest = table({
      repeats: [repeats],
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]])),
      itemsOffered: [best.itemsOffered],
      popularHitRate: [popular.quality.hitRate],
      ndcgGain: [ndcg.difference],
      ndcgGainLower: [ndcg.lower],
      ndcgGainUpper: [ndcg.upper],
    });
    const isClear = ndcg.lower > 0;
    const words = repeats === 'include' ? 'may come again' : 'are left out';
    const [high, low] = [again.quality.ndcg, anew.quality.ndcg].sort((a, b) => b - a);
    const message = `what a customer has ${words}: that told the last baskets better (nDCG@10 ${high} against ${low})`;
    const chosen = { code: 'repeats-chosen', message, details: { repeats } };
    return { isClear, repeats, tables: { offersTest }, notes: [chosen, ...(isClear ? [] : [unclear(ndcg)])] };
  } catch (error) {
    if (!(error instanceof InsufficientDataError)) throw error;
    return { isClear: false, repeats: 'include', tables: {}, notes: [unclear(null)] };
  }
}

interface Told {
  readonly lists: Recommendations;
  readonly quality: RecommendationQuality;
}

function unclear(gain: MetricDifference | null): Note {
  const kept = 'the campaign keeps the action of the segment';
  const why =
    gain === null
      ? 'no last basket could be told from those before, so nothing says what a product for each is worth'
      : `lists of one's own did not surely beat the same list for all (nDCG@10 ${gain.difference} more, between ${gain.lower} and ${gain.upper})`;
  return { code: 'products-not-told', message: `${why}: ${kept}`, details: gain === null ? {} : { ...gain } };
}

/** What scores are worth; data that do not reach back far enough teach nothing of it. */
function calibrationOf({ log, summary, options }: StageContext): {
  readonly model: CalibrationModel | null;
  readonly notes: readonly Note[];
} {
  const { horizon } = options.campaign;
  const span = Object.entries(horizon)
    .map(([unit, count]) => `${count} ${unit}`)
    .join(' ');
  try {
    const model = fitCalibration(log, { horizon, asOf: summary.asOf });
    const message = `the probability of an offer is that of buying it within ${span}, as the last ${span} taught it`;
    return { model, notes: [{ code: 'offers-calibrated', message }] };
  } catch (error) {
    if (!(error instanceof InsufficientDataError)) throw error;
    const message = `scores rank offers but are no probabilities of buying within ${span}: ${withoutVerb(error)}`;
    return { model: null, notes: [{ code: 'scores-not-calibrated', message }] };
  }
}

/** The first of each customer's products, in the order of the analysis. */
function bestColumns(
  { customers }: StageContext,
  whose: StageContext['customers']['customer'],
  {
    rank,
    item,
    reason,
  }: { rank: Float64Array; item: StageContext['customers']['customer']; reason: readonly (string | null)[] },
): Record<string, Column> {
  const first = new Map<string | null, number>();
  for (let row = 0; row < rank.length; row++) if (rank[row] === 1) first.set(textAt(whose, row), row);
  const rows = Array.from(customers.customer.codes, (_, row) => first.get(textAt(customers.customer, row)));
  return {
    offer: Object.freeze(rows.map((row) => (row === undefined ? null : textAt(item, row)))),
    offerReason: Object.freeze(rows.map((row) => (row === undefined ? null : (reason[row] ?? null)))),
  };
}

/** The names of the products told, where the log has names: the first one met of each. */
function itemNames(
  { log: { product, productName } }: StageContext,
  item: StageContext['customers']['customer'],
): Record<string, Table<Record<string, Column>>> {
  if (product === undefined || productName === undefined) return {};
  const told = new Set(Array.from(item.codes, (_, row) => textAt(item, row)));
  const names = new Map<string, string>();
  for (let line = 0; line < product.codes.length; line++) {
    const id = textAt(product, line);
    const name = textAt(productName, line);
    if (id !== null && name !== null && told.has(id) && !names.has(id)) names.set(id, name);
  }
  return { offerNames: table({ product: [...names.keys()], productName: [...names.values()] }) };
}
