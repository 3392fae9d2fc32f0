import { InvalidInputError } from '../errors/errors.ts';
import type { TransactionLog } from '../log/transaction-log.ts';
import { showValue } from '../show.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { NO_ROW } from '../table/take-column.ts';

/** Refunds and what they pay back. */
export interface FoundCancellations {
  /** By line: of a refund the line of its purchase, `NO_ROW` where none was found; of other lines `NO_ROW`. */
  readonly purchaseOf: Uint32Array;
  /** By line: 1 for a purchase that was wholly paid back, and for its refunds. */
  readonly isCancelled: Uint8Array;
  /** Lines of refunds, in the order of the log. */
  readonly refunds: readonly number[];
}

/** Half a cent: closer amounts are the same money. */
const sameMoney = 0.005;

/** How far back a refund of a part is looked for among purchases that are still open. */
const lookBack = 1000;

interface OpenPurchase {
  readonly line: number;
  left: number;
  readonly refunds: number[];
}

/**
 * Finds for each refund the purchase that it pays back: the same customer's, of the same product where the log has products,
 * not after the refund. Of several the one whose order the refund names (by the same order id, or by `cancels`), else the
 * latest whose whole rest is paid back, else the latest that has more left. A refund that names an order is matched
 * there or nowhere; one that exceeds every single purchase is not matched.
 *
 * @throws InvalidInputError (`invalid-input`) where `cancels` goes round in a circle
 */
export function findCancellations(
  log: TransactionLog,
  cancels: Readonly<Record<string, string>> | undefined,
  verb: string,
): FoundCancellations {
  const named = namedOrders(log, cancels, verb);
  const purchaseOf = new Uint32Array(log.length).fill(NO_ROW);
  const isCancelled = new Uint8Array(log.length);
  const refunds: number[] = [];
  const open = new Map<string, OpenPurchase[]>();
  for (const line of inTime(log)) {
    const amount = log.amount[line] as number;
    const key = `${log.customer.codes[line]}/${log.product?.codes[line] ?? ''}`;
    if (amount > 0) {
      const purchases = open.get(key);
      const purchase = { line, left: amount, refunds: [] };
      if (purchases === undefined) open.set(key, [purchase]);
      else purchases.push(purchase);
    } else if (amount < 0) {
      refunds.push(line);
      const purchases = open.get(key) ?? [];
      const at = purchaseFor(purchases, -amount, named(line));
      const purchase = purchases[at];
      if (purchase === undefined) continue;
      purchase.left += amount;
      purchase.refunds.push(line);
      purchaseOf[line] = purchase.line;
      if (purchase.left >= sameMoney) continue;
      for (const done of [purchase.line, ...purchase.refunds]) isCancelled[done] = 1;
      purchases.splice(at, 1);
    }
  }
  return { purchaseOf, isCancelled, refunds: refunds.sort((a, b) => a - b) };
}

/** Purchases stand before refunds of the same instant; beyond that values decide, not the order of lines. */
function inTime({ time, amount }: TransactionLog): Uint32Array {
  return Uint32Array.from(time.keys()).sort(
    (a, b) => (time[a] as number) - (time[b] as number) || (amount[b] as number) - (amount[a] as number) || a - b,
  );
}

type Named = (line: number) => { readonly has: (purchase: number) => boolean; readonly isStated: boolean };

/** Which purchases a refund names by their order. */
function namedOrders(log: TransactionLog, cancels: Readonly<Record<string, string>> | undefined, verb: string): Named {
  const { order } = log;
  if (order === undefined) return () => ({ has: () => false, isStated: false });
  const stated = new Map(Object.entries(cancels ?? {}));
  refuseCircles(stated, verb);
  const { values } = order.dictionary;
  return (line) => {
    const code = order.codes[line] as number;
    const target = code === NO_CODE ? undefined : stated.get(values[code] as string);
    const has = (purchase: number): boolean => {
      const other = order.codes[purchase] as number;
      if (target === undefined) return code !== NO_CODE && other === code;
      return other !== NO_CODE && values[other] === target;
    };
    return { has, isStated: target !== undefined };
  };
}

function refuseCircles(stated: ReadonlyMap<string, string>, verb: string): void {
  const safe = new Set<string>();
  for (const start of stated.keys()) {
    const met = new Set<string>();
    for (let id: string | undefined = start; id !== undefined && !safe.has(id); id = stated.get(id)) {
      if (met.has(id)) {
        const circle = [...met, id].map((one) => showValue(one)).join(' cancels ');
        throw new InvalidInputError(`${verb}: cancellations go round in a circle: ${circle}`, [], {
          option: 'cancels',
        });
      }
      met.add(id);
    }
    for (const id of met) safe.add(id);
  }
}

/** The place of the purchase in the list of those open, −1 where there is none. */
function purchaseFor(purchases: readonly OpenPurchase[], amount: number, named: ReturnType<Named>): number {
  const inOrder = purchases.findLastIndex(({ line, left }) => named.has(line) && left > amount - sameMoney);
  if (inOrder >= 0 || named.isStated) return inOrder;
  const whole = purchases.findLastIndex(({ left }) => Math.abs(left - amount) < sameMoney);
  if (whole >= 0) return whole;
  const recent = purchases.slice(-lookBack);
  const part = recent.findLastIndex(({ left }) => left > amount);
  return part < 0 ? -1 : purchases.length - recent.length + part;
}
