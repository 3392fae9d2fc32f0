import {
  type Column,
  filterRows,
  InsufficientDataError,
  type InteractionLog,
  type Note,
  type Table,
  type TransactionLog,
  table,
  textAt,
} from '@clientele/core';
import {
  compareRecommendations,
  evaluateRecommendations,
  fitNextBasket,
  fitPopularity,
  type ItemEventColumns,
  type ItemEvents,
  type MetricDifference,
  type NboModel,
  type OpenNbo,
  openNbo,
  type RecommendationQuality,
  type Recommendations,
  recommend,
  splitEvents,
  usualInteractionWeights,
  weighInteractions,
} from '@clientele/nbo';

/** What the last baskets of customers say of lists made of those before. */
export interface TestedLists {
  /** Whether lists of one's own surely beat the same list for all: only then a product is put in the place of a segment's action. */
  readonly isClear: boolean;
  /** Whether customers buy again or anew, by what told the last baskets better. */
  readonly repeats: 'include' | 'exclude';
  /** Whether views, carts and searches count: only where they surely tell the last baskets better. */
  readonly withInteractions: boolean;
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
}

interface Told {
  readonly lists: Recommendations;
  readonly quality: RecommendationQuality;
}

type Repeats = TestedLists['repeats'];

/**
 * Tells the last basket of every customer from those before, in each way that there is to choose from.
 *
 * @param log lines before the end of the observation
 * @param interactions what customers did besides buying, where that is known
 * @param weights of the kinds of interactions
 */
export function testedLists(
  log: TransactionLog,
  interactions: InteractionLog | undefined,
  weights: Readonly<Record<string, number>> | undefined,
): TestedLists {
  try {
    const { known, next } = splitEvents(log);
    const customers = [...new Set(Array.from(next.customer.codes, (_, row) => textAt(next.customer, row) as string))];
    const told = (model: NboModel | OpenNbo, repeats: Repeats, histories: ItemEvents = known): Told => {
      const lists = recommend(model, histories, { repeats, customers });
      return { lists, quality: evaluateRecommendations(lists, next) };
    };
    const model = openNbo(fitNextBasket(known));
    const [again, anew] = [told(model, 'include'), told(model, 'exclude')];
    const repeats = again.quality.ndcg >= anew.quality.ndcg ? 'include' : 'exclude';
    const bought = repeats === 'include' ? again : anew;
    const events = interactionsBefore(log, next, interactions, weights);
    const beside = events === null ? null : told(fitNextBasket(events), repeats, events);
    // Chance alone makes one of two lists better: what is weighed in must surely help.
    const gain = beside === null ? null : compareRecommendations(beside.lists, bought.lists, next).ndcg;
    const withInteractions = gain !== null && isAboveZero(gain);
    const best = withInteractions && beside !== null ? beside : bought;
    const popular = told(fitPopularity(known, { weight: 'count' }), repeats);
    const { ndcg } = compareRecommendations(best.lists, popular.lists, next);
    const isClear = isAboveZero(ndcg);
    return {
      isClear,
      repeats,
      withInteractions,
      tables: { offersTest: testTable(repeats, best.quality, popular.quality, ndcg) },
      notes: [
        repeatsNote(repeats, again.quality.ndcg, anew.quality.ndcg),
        ...(gain === null ? [] : [interactionsNote(gain)]),
        ...(isClear ? [] : [unclearNote(ndcg)]),
      ],
    };
  } catch (error) {
    if (!(error instanceof InsufficientDataError)) throw error;
    return { isClear: false, repeats: 'include', withInteractions: false, tables: {}, notes: [unclearNote(null)] };
  }
}

/** Purchases and interactions before each customer's last basket began, so that nothing of that day is known; `null`: none count. */
function interactionsBefore(
  log: TransactionLog,
  next: Pick<ItemEventColumns, 'time'> & { readonly customer: TransactionLog['customer'] },
  interactions: InteractionLog | undefined,
  weights: Readonly<Record<string, number>> = usualInteractionWeights,
): ItemEventColumns | null {
  if (interactions?.subject === undefined) return null;
  const { kind, subject } = interactions;
  const starts = new Map<string, number>();
  const times = next.time as Float64Array;
  for (let row = 0; row < times.length; row++) {
    const id = textAt(next.customer, row) as string;
    starts.set(id, Math.min(starts.get(id) ?? Number.POSITIVE_INFINITY, times[row] as number));
  }
  const isBefore = ({ customer, time }: Pick<TransactionLog, 'customer' | 'time'>): boolean[] =>
    Array.from(time, (instant, row) => instant < (starts.get(textAt(customer, row) as string) ?? Infinity));
  const counts = Array.from(isBefore(interactions), (seen, row) => {
    const name = textAt(kind, row);
    return seen && name !== null && Object.hasOwn(weights, name) && textAt(subject, row) !== null;
  });
  if (!counts.includes(true)) return null;
  const purchases = filterRows(log, isBefore(log));
  return weighInteractions(filterRows(interactions, counts), { weights, purchases }).events;
}

function testTable(
  repeats: Repeats,
  { customers, hitRate, recall, ndcg, itemsOffered }: RecommendationQuality,
  popular: RecommendationQuality,
  gain: MetricDifference,
): Table<Record<string, Column>> {
  return table({
    repeats: [repeats],
    customers: [customers],
    hitRate: [hitRate],
    recall: [recall],
    ndcg: [ndcg],
    itemsOffered: [itemsOffered],
    popularHitRate: [popular.hitRate],
    ndcgGain: [gain.difference],
    ndcgGainLower: [gain.lower ?? Number.NaN],
    ndcgGainUpper: [gain.upper ?? Number.NaN],
  });
}

function repeatsNote(repeats: Repeats, again: number, anew: number): Note {
  const words = repeats === 'include' ? 'may come again' : 'are left out';
  const [high, low] = [Math.max(again, anew), Math.min(again, anew)];
  const message = `what a customer has ${words}: that told the last baskets better (nDCG@10 ${short(high)} against ${short(low)})`;
  return { code: 'repeats-chosen', message, details: { repeats, again, anew } };
}

/** Surely better; of one customer alone nothing is sure. */
const isAboveZero = ({ lower }: MetricDifference): boolean => lower !== null && lower > 0;

const between = ({ lower, upper }: MetricDifference): string =>
  lower === null || upper === null ? 'of one customer alone' : `between ${short(lower)} and ${short(upper)}`;

/** Three digits behind the point are more than such a test can tell; details hold all of them. */
const short = (value: number): string => String(Math.round(value * 1000) / 1000);

function interactionsNote(gained: MetricDifference): Note {
  const { difference, lower, upper } = gained;
  const words = isAboveZero(gained) ? 'count as parts of purchases' : 'are left out';
  const gain = `nDCG@10 on the last baskets is ${short(difference)} more with them, ${between(gained)}`;
  return {
    code: 'interactions-tested',
    message: `interactions with products ${words}: ${gain}`,
    details: { difference, lower, upper },
  };
}

function unclearNote(gain: MetricDifference | null): Note {
  const kept = 'the campaign keeps the action of the segment';
  const why =
    gain === null
      ? 'no last basket could be told from those before, so nothing says what a product for each is worth'
      : `lists of one's own did not surely beat the same list for all (nDCG@10 ${short(gain.difference)} more, ${between(gain)})`;
  return { code: 'products-not-told', message: `${why}: ${kept}`, details: gain === null ? {} : { ...gain } };
}
