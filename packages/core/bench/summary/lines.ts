/** Order lines in columns, as an application would hold them, in no order at all. */
export interface Lines {
  /** Number of each line's customer, 0 to `customers - 1`. */
  readonly customer: Uint32Array;
  readonly customers: number;
  /** Epoch milliseconds, within five years. */
  readonly time: Float64Array;
  /** Whole cents as major units; one line in twenty is a refund. */
  readonly amount: Float64Array;
}

const fiveYears = 5 * 365 * 86_400;

/** First instant that is no longer seen. */
export const asOf: number = Date.UTC(2020, 0, 1) + fiveYears * 1000;

/** Makes the same lines for the same numbers: ten a customer on average, shuffled since each line draws its own customer. */
export function drawLines(rows: number, seed: number): Lines {
  const next = mulberry32(seed);
  const customers = Math.max(1, Math.round(rows / 10));
  const lines = {
    customer: new Uint32Array(rows),
    customers,
    time: new Float64Array(rows),
    amount: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    lines.customer[row] = Math.floor(next() * customers);
    lines.time[row] = Date.UTC(2020, 0, 1) + Math.floor(next() * fiveYears) * 1000;
    lines.amount[row] = Math.floor(next() * 20_000 - 1000) / 100;
  }
  return lines;
}

/** The id of a customer, such as `c000123`. */
export function idOf(customer: number): string {
  return `c${String(customer).padStart(6, '0')}`;
}

/** One id a line, each a string of its own, as a driver or a parser hands them out. */
export function drawIds({ customer }: Lines): string[] {
  return Array.from(customer, (number) => Buffer.from(idOf(number), 'latin1').toString('latin1'));
}

/** One ISO 8601 text a line, each a string of its own. */
export function drawTimes({ time }: Lines): string[] {
  return Array.from(time, (milliseconds) => new Date(milliseconds).toISOString());
}

/** T. Ettinger's mulberry32: small and good enough for made-up data. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
