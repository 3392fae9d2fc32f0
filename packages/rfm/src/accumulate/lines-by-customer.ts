import { type AccumulatorState, NO_CODE } from '@clientele/core';
import { type Growing, growingCodes, growingNumbers, makeRoom } from './growing.ts';
import { growingIds } from './ids.ts';

/** Order lines, so held that those of some customers are found without a look at the others. */
export interface LinesByCustomer {
  /** Ids in the order in which they were first met; a customer's code is the place. */
  readonly ids: readonly string[];
  /** Time of the last line of each customer, epoch milliseconds; room behind. */
  readonly last: Growing<Float64Array>;
  /** Takes lines; gives the code of the customer of each. */
  take(state: AccumulatorState): Uint32Array;
  /** The lines of some customers alone; the work is that of these lines. */
  of(customers: readonly number[]): AccumulatorState;
  /** All lines, as they came. */
  state(): AccumulatorState;
  length(): number;
}

/**
 * Opens an empty store of lines: five columns, and for each customer the last line, from which the one before is found.
 *
 * @param timeZone IANA zone of all lines
 */
export function linesByCustomer(timeZone: string): LinesByCustomer {
  const [customers, orders] = [growingIds(), growingIds()];
  const [customer, order, time, amount] = [growingCodes(), growingCodes(), growingNumbers(), growingNumbers()];
  /** The line before of the same customer, and the newest of a customer, both plus one: 0 is none. */
  const [before, newest] = [growingCodes(), growingCodes()];
  const last = growingNumbers();
  let length = 0;
  let hasOrders = false;
  let currency: string | undefined;

  function link(code: number, line: number): void {
    const instant = time.values[line] as number;
    const isFirst = newest.values[code] === 0;
    last.values[code] = isFirst ? instant : Math.max(instant, last.values[code] as number);
    before.values[line] = newest.values[code] as number;
    newest.values[code] = line + 1;
  }
  function rowsOf(code: number): number[] {
    const rows: number[] = [];
    for (let at = newest.values[code] as number; at > 0; at = before.values[at - 1] as number) rows.push(at - 1);
    return rows;
  }
  const said = (): Pick<AccumulatorState, 'timeZone' | 'currency' | 'hasOrders'> => ({
    timeZone,
    ...(currency === undefined ? {} : { currency }),
    hasOrders,
  });
  return {
    ids: customers.ids,
    last,
    take(state) {
      const from = length;
      const codes = customers.recode(state.customers, state.customer);
      length += codes.length;
      makeRoom([customer, order, time, amount, before], length);
      makeRoom([newest, last], customers.ids.length);
      customer.values.set(codes, from);
      order.values.set(orders.recode(state.orders, state.order), from);
      time.values.set(state.time, from);
      amount.values.set(state.amount, from);
      for (let line = from; line < length; line++) link(codes[line - from] as number, line);
      hasOrders ||= state.hasOrders;
      currency ??= state.currency;
      return codes;
    },
    of(wanted) {
      const met = growingIds();
      const lines = wanted.map(rowsOf);
      const rows = lines.flat();
      const orderAt = (row: number): number => {
        const code = order.values[row] as number;
        return code === NO_CODE ? NO_CODE : met.codeFor(orders.ids[code] as string);
      };
      return {
        ...said(),
        customers: wanted.map((code) => customers.ids[code] as string),
        customer: Uint32Array.from(lines.flatMap((own, place) => own.map(() => place))),
        time: Float64Array.from(rows, (row) => time.values[row] as number),
        amount: Float64Array.from(rows, (row) => amount.values[row] as number),
        order: Uint32Array.from(rows, orderAt),
        orders: met.ids,
      };
    },
    state: () =>
      Object.freeze({
        ...said(),
        customers: Object.freeze([...customers.ids]),
        orders: Object.freeze([...orders.ids]),
        customer: customer.values.slice(0, length),
        time: time.values.slice(0, length),
        amount: amount.values.slice(0, length),
        order: order.values.slice(0, length),
      }),
    length: () => length,
  };
}
