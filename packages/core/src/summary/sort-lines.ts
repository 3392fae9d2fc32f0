/** The columns that move together. */
interface Lines {
  readonly day: Int32Array;
  readonly time: Float64Array;
  readonly amount: Float64Array;
  readonly order: Uint32Array | null;
}

/** Up to this many lines insertion wins over a sort with a comparator. */
const fewLines = 32;

/**
 * Sorts each customer's lines in place by day, time and amount; lines equal in all three may stand either way. Days come
 * first because a clock that is set back over midnight repeats a day.
 */
export function sortLines(lines: Lines & { readonly starts: Uint32Array }): void {
  const { starts } = lines;
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    const from = starts[customer] as number;
    const to = starts[customer + 1] as number;
    if (to - from <= fewLines) insertLines(lines, from, to);
    else if (!isSorted(lines, from, to)) permuteLines(lines, from, to);
  }
}

function insertLines({ day, time, amount, order }: Lines, from: number, to: number): void {
  for (let line = from + 1; line < to; line++) {
    const d = day[line] as number;
    const t = time[line] as number;
    const a = amount[line] as number;
    let at = line;
    while (at > from) {
      const before = at - 1;
      const days = (day[before] as number) - d;
      const instants = (time[before] as number) - t;
      if (days < 0 || (days === 0 && (instants < 0 || (instants === 0 && (amount[before] as number) <= a)))) break;
      day[at] = day[before] as number;
      time[at] = time[before] as number;
      amount[at] = amount[before] as number;
      at = before;
    }
    if (at === line) continue;
    day[at] = d;
    time[at] = t;
    amount[at] = a;
    if (order !== null) rotate(order, at, line);
  }
}

/** Moves the value at `to` down to `from` and all between up by one. */
function rotate(values: Uint32Array, from: number, to: number): void {
  const value = values[to] as number;
  for (let at = to; at > from; at--) values[at] = values[at - 1] as number;
  values[from] = value;
}

function isSorted(lines: Lines, from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) if (compareLines(lines, line - 1, line) > 0) return false;
  return true;
}

function compareLines({ day, time, amount }: Lines, a: number, b: number): number {
  const days = (day[a] as number) - (day[b] as number);
  if (days !== 0) return days;
  const instants = (time[a] as number) - (time[b] as number);
  return instants === 0 ? (amount[a] as number) - (amount[b] as number) : instants;
}

function permuteLines(lines: Lines, from: number, to: number): void {
  const places = new Uint32Array(to - from);
  for (let i = 0; i < places.length; i++) places[i] = from + i;
  places.sort((a, b) => compareLines(lines, a, b));
  permute(lines.day, places, from);
  permute(lines.time, places, from);
  permute(lines.amount, places, from);
  if (lines.order !== null) permute(lines.order, places, from);
}

function permute(values: Int32Array | Uint32Array | Float64Array, places: Uint32Array, from: number): void {
  const before = values.slice(from, from + places.length);
  for (let i = 0; i < places.length; i++) values[from + i] = before[(places[i] as number) - from] as number;
}
