import { type Column, InsufficientDataError, type Note, type Table, table, textAt } from '@clientele/core';
import {
  type CalibrationModel,
  calibratedProbability,
  fitCalibration,
  type ItemEventColumns,
  nextBestOffers,
  weighInteractions,
} from '@clientele/nbo';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { testedLists } from './nbo/tested-lists.ts';

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
  const { log, summary, options, inputs } = context;
  const { interactionWeights: weights } = options.campaign;
  const test = testedLists(log, inputs.interactions, weights);
  const beside = test.withInteractions && inputs.interactions ? { interactions: inputs.interactions } : {};
  const weighed = weights === undefined ? beside : { ...beside, interactionWeights: weights };
  const offers = nextBestOffers(log, { asOf: summary.asOf, k, repeats: test.repeats, ...weighed });
  const histories =
    beside.interactions &&
    weighInteractions(beside.interactions, { purchases: log, ...(weights && { weights }) }).events;
  const calibrated = calibrationOf(context, histories);
  const { rank, item, score, reason } = offers.columns;
  const probability =
    calibrated.model === null
      ? new Float64Array(offers.length).fill(Number.NaN)
      : calibratedProbability(calibrated.model, score);
  const { length, customer } = offers;
  const recommendations = { length, customer, columns: { rank, item, score, reason, probability } };
  return {
    ...(test.isClear ? { columns: bestColumns(context, customer, { rank, item, reason }) } : {}),
    ...(histories && { histories }),
    models: [offers.model, ...(calibrated.model === null ? [] : [calibrated.model])],
    tables: { recommendations, ...test.tables, ...itemNames(context, item) },
    notes: [...offers.notes, ...test.notes, ...calibrated.notes],
  };
}

function withoutVerb({ message }: InsufficientDataError): string {
  return message.replace(/^\w+: /, '');
}

/** What scores are worth; data that do not reach back far enough teach nothing of it. */
function calibrationOf(
  { log, summary, options }: StageContext,
  histories: ItemEventColumns | undefined,
): {
  readonly model: CalibrationModel | null;
  readonly notes: readonly Note[];
} {
  const { horizon } = options.campaign;
  const span = Object.entries(horizon)
    .map(([unit, count]) => `${count} ${unit}`)
    .join(' ');
  try {
    const model = fitCalibration(histories ?? log, { horizon, asOf: summary.asOf, purchaseValue: 1 });
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
