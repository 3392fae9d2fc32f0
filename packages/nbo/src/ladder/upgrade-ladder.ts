import {
  type CodedColumn,
  checkOptions,
  encode,
  InvalidInputError,
  type OptionRule,
  optionRule,
  positiveNumber,
  showValue,
  type Table,
  table,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { refuseCycles } from './cycles.ts';
import type { LadderStep } from './step.ts';

/** A product on a ladder. */
export interface LadderProduct {
  readonly product: string;
  /** Upgrades stay within it. */
  readonly category: string;
  readonly price: number;
}

/** Options of `upgradeLadder`. */
export interface UpgradeLadderOptions {
  /** How many times dearer an upgrade may be. Default 1.6. */
  readonly maxRatio?: number;
  /** Steps of one's own, beside those that prices give. */
  readonly steps?: readonly LadderStep[];
  /** What customers bought, in time: who had the cheaper one before the dearer one speaks for the step. */
  readonly events?: ItemEvents;
  /** What the even share of a step weighs beside observed upgrades, in customers. Default 10. */
  readonly priorStrength?: number;
}

/** One row a step, products by id, the likeliest step first. */
export type UpgradeLadder = Table<{
  readonly product: CodedColumn;
  readonly upgrade: CodedColumn;
  readonly category: CodedColumn;
  /** Price of the upgrade over that of the product. */
  readonly priceRatio: Float64Array;
  /** Customers who had the product before the upgrade. */
  readonly upgraded: Float64Array;
  /** The share of upgrades from the product that take this step, drawn towards an even one. */
  readonly share: Float64Array;
}>;

const list = optionRule('a list', Array.isArray);
const rules: Readonly<Record<keyof UpgradeLadderOptions, OptionRule>> = {
  maxRatio: positiveNumber,
  steps: list,
  events: optionRule('given', () => true),
  priorStrength: positiveNumber,
};

/**
 * Up-sell: which dearer products of the same category follow a product. A step leads to every product that costs more, up to
 * `maxRatio` times as much; observed upgrades say which of them customers take.
 *
 * @param products what is sold, one row a product
 * @param options the ratio, steps of one's own, and what customers did
 * @returns the steps
 * @throws InvalidInputError (`invalid-input`) naming the row: a product met twice, a price not above 0, a step of a product that
 *   is unknown or of another category, or steps that lead back to where they began
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { toRows, upgradeLadder } from '@clientele/nbo';
 * const products = [
 *   { product: 'S', category: 'plan', price: 10 }, { product: 'M', category: 'plan', price: 15 }, { product: 'L', category: 'plan', price: 30 },
 * ];
 * toRows(upgradeLadder(products), ['product', 'upgrade', 'priceRatio']); // => [{ product: 'S', upgrade: 'M', priceRatio: 1.5 }]
 */
export function upgradeLadder(products: readonly LadderProduct[], options: UpgradeLadderOptions = {}): UpgradeLadder {
  const verb = 'upgradeLadder';
  checkOptions(verb, options, rules);
  const { maxRatio = 1.6, steps = [], events, priorStrength = 10 } = options;
  const known = readProducts(verb, products);
  const pairs = new Map<string, LadderStep>();
  const add = (step: LadderStep): unknown => pairs.set(JSON.stringify([step.from, step.to]), step);
  for (const low of known.values()) {
    for (const high of known.values()) {
      const isStep = low.category === high.category && high.price > low.price && high.price <= maxRatio * low.price;
      if (isStep) add({ from: low.product, to: high.product });
    }
  }
  steps.forEach((step, at) => {
    checkStep(verb, known, step, at);
    add(step);
  });
  refuseCycles(verb, [...pairs.values()]);
  const counts = events === undefined ? new Map<string, number>() : upgradesOf(verb, events, pairs);
  const rows = [...pairs].map(([key, { from, to }]) => ({ from, to, upgraded: counts.get(key) ?? 0 }));
  const sums = new Map<string, { upgraded: number; steps: number }>();
  for (const { from, upgraded } of rows) {
    const sum = sums.get(from) ?? { upgraded: 0, steps: 0 };
    sums.set(from, { upgraded: sum.upgraded + upgraded, steps: sum.steps + 1 });
  }
  const told = rows.map(({ from, to, upgraded }) => {
    const { upgraded: all, steps: count } = sums.get(from) ?? { upgraded: 0, steps: 1 };
    const [low, high] = [known.get(from) as LadderProduct, known.get(to) as LadderProduct];
    const share = (upgraded + priorStrength / count) / (all + priorStrength);
    return { from, to, category: low.category, priceRatio: high.price / low.price, upgraded, share };
  });
  const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
  told.sort((a, b) => order(a.from, b.from) || b.share - a.share || a.priceRatio - b.priceRatio || order(a.to, b.to));
  return table({
    product: encode(told.map(({ from }) => from)),
    upgrade: encode(told.map(({ to }) => to)),
    category: encode(told.map(({ category }) => category)),
    priceRatio: Float64Array.from(told, ({ priceRatio }) => priceRatio),
    upgraded: Float64Array.from(told, ({ upgraded }) => upgraded),
    share: Float64Array.from(told, ({ share }) => share),
  });
}

function readProducts(verb: string, products: readonly LadderProduct[]): Map<string, LadderProduct> {
  if (!Array.isArray(products)) {
    throw new InvalidInputError(`${verb}: products must be a list, got ${showValue(products)}`);
  }
  const known = new Map<string, LadderProduct>();
  products.forEach((one: LadderProduct, row) => {
    const refuse = (column: string, expected: string, received: unknown): never => {
      const message = `${verb}: row ${row}, column "${column}": expected ${expected}, got ${showValue(received)}`;
      throw new InvalidInputError(message, [], { row, column });
    };
    const { product, category, price } = one ?? {};
    if (typeof product !== 'string' || product.trim() === '') refuse('product', 'an id', product);
    if (typeof category !== 'string' || category.trim() === '') refuse('category', 'a text', category);
    if (!(typeof price === 'number' && price > 0 && Number.isFinite(price))) refuse('price', 'a number > 0', price);
    if (known.has(product)) refuse('product', 'another id than those before', product);
    known.set(product, one);
  });
  return known;
}

function checkStep(verb: string, known: ReadonlyMap<string, LadderProduct>, step: LadderStep, at: number): void {
  const [low, high] = [known.get(step?.from), known.get(step?.to)];
  const odd = low === undefined ? step?.from : high === undefined ? step?.to : null;
  if (odd !== null) {
    throw new InvalidInputError(`${verb}: steps[${at}]: no product has the id ${showValue(odd)}`, [], { step: at });
  }
  if (low?.category === high?.category) return;
  const message = `${verb}: steps[${at}]: an upgrade stays within its category, got "${low?.category}" and "${high?.category}"`;
  throw new InvalidInputError(message, [], { step: at });
}

/** Customers whose first event with the one is before their first with the other. */
function upgradesOf(verb: string, events: ItemEvents, pairs: ReadonlyMap<string, LadderStep>): Map<string, number> {
  const read = readEvents(verb, events);
  const { time } = read;
  if (time === null) throw new InvalidInputError(`${verb}: upgrades need the times of the events, which have none`);
  const firsts = new Map<string, Map<string, number>>();
  for (let row = 0; row < read.length; row++) {
    const who = read.customer.codes[row] as number;
    const what = read.item.dictionary.values[read.item.codes[row] as number] as string;
    const id = read.customer.dictionary.values[who] as string;
    const own = firsts.get(id) ?? new Map<string, number>();
    firsts.set(id, own.set(what, Math.min(own.get(what) ?? Number.POSITIVE_INFINITY, time[row] as number)));
  }
  const counts = new Map<string, number>();
  for (const [key, { from, to }] of pairs) {
    let count = 0;
    for (const own of firsts.values()) if ((own.get(from) ?? Number.NaN) < (own.get(to) ?? Number.NaN)) count++;
    counts.set(key, count);
  }
  return counts;
}
