import { simulateShop } from '@clientele/datasets';
import { openRandom } from '@clientele/stats';
import { type CampaignDecision, filterRows, type TransactionLog, textAt, toRows } from 'clientele';

const day = 86_400_000;

/** What is true of the world, and known to nobody in it. */
export interface WorldOptions {
  readonly customers?: number;
  readonly seed?: number;
  /** Chance that an offer makes a customer buy what they would not have bought within the window. */
  readonly effect?: number;
}

/** A line of an order, as rows hold it. */
export interface OrderLine {
  readonly customer: string;
  readonly time: number;
  readonly amount: number;
  readonly order: string;
  readonly product: string;
}

/** A shop whose past is known, and which answers a campaign. */
export interface World {
  readonly asOf: number;
  readonly until: number;
  readonly prices: ReadonlyMap<string, number>;
  /** What had happened before `asOf`. */
  readonly history: TransactionLog;
  /** What happens from `asOf` to `until`, the campaign's effect included, and how many customers bought only because of the campaign. */
  respond(campaign: CampaignDecision['campaign']): { readonly lines: readonly OrderLine[]; readonly caused: number };
}

/** A simulated shop on the first of July 2025, watched for 60 days more. */
export function openWorld({ customers = 12_000, seed = 11, effect = 0.12 }: WorldOptions = {}): World {
  const { log, products } = simulateShop({ customers, seed });
  const asOf = Date.UTC(2025, 6, 1);
  const until = asOf + 60 * day;
  const history = linesBetween(log, Number.NEGATIVE_INFINITY, asOf);
  const prices = new Map(toRows(products).map(({ product, price }) => [product ?? '', price ?? 0]));
  return {
    asOf,
    until,
    prices,
    history,
    respond(campaign) {
      const random = openRandom(seed + 1);
      const baseline = rowsOf(linesBetween(log, asOf, until));
      const extra = toRows(campaign).flatMap(({ customer, offer, group }, row): OrderLine[] => {
        // drawn for everybody, so that one customer's luck does not hang on another's group
        const [luck, when] = [random.uniform(), random.uniform()];
        if (group !== 'treated' || luck >= effect || typeof offer !== 'string') return [];
        const product = offer.replace(/^try-/, '');
        const time = asOf + Math.floor(1 + when * 58) * day;
        return [{ customer, time, amount: prices.get(product) ?? 0, order: `campaign-${row}`, product }];
      });
      const anyway = new Set(baseline.map(({ customer }) => customer));
      return { lines: [...baseline, ...extra], caused: extra.filter(({ customer }) => !anyway.has(customer)).length };
    },
  };
}

function linesBetween(log: TransactionLog, from: number, to: number): TransactionLog {
  return filterRows(
    log,
    Uint8Array.from(log.time, (time) => (time >= from && time < to ? 1 : 0)),
  );
}

/** The lines of a log as rows. */
export function rowsOf({ length, customer, time, amount, order, product }: TransactionLog): OrderLine[] {
  const text = (column: typeof order, row: number): string => (column === undefined ? '' : (textAt(column, row) ?? ''));
  return Array.from({ length }, (_, row) => ({
    customer: text(customer, row),
    time: time[row] ?? 0,
    amount: amount[row] ?? 0,
    order: text(order, row),
    product: text(product, row),
  }));
}

/** The ids of the customers who bought since a moment. */
export function boughtSince(log: TransactionLog, moment: number): string[] {
  const recent = linesBetween(log, moment, Number.POSITIVE_INFINITY);
  return [...new Set(Array.from({ length: recent.length }, (_, row) => textAt(recent.customer, row) ?? ''))];
}
