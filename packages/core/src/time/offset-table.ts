import { civilDayOf } from './civil-date.ts';

/** When which offset holds: `offsets[i]` from `starts[i]` up to `starts[i + 1]`, in milliseconds. */
export interface OffsetTable {
  readonly starts: Float64Array;
  readonly offsets: Float64Array;
}

/** No zone is known to change its clock twice within this span. */
const probeStep = 7 * 86_400_000;

/** @returns the position of the segment that an instant falls into; the first where it is before all. */
export function segmentOf(starts: Float64Array, instant: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Finds the clock changes from `from` up to `to`: probes a week apart, then bisection down to the second. */
export function offsetTable(read: (instant: number) => number, from: number, to: number): OffsetTable {
  const starts = [from];
  const offsets = [read(from)];
  for (let before = from; before < to; before += probeStep) {
    const after = Math.min(before + probeStep, to);
    const known = offsets[offsets.length - 1] as number;
    const offset = read(after);
    if (offset === known) continue;
    starts.push(changeBetween(read, known, before, after));
    offsets.push(offset);
  }
  return { starts: Float64Array.from(starts), offsets: Float64Array.from(offsets) };
}

function changeBetween(read: (instant: number) => number, known: number, before: number, after: number): number {
  let low = before / 1000;
  let high = after / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (read(middle * 1000) === known) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** Reads one offset at a time from the runtime's own zone data: exact, and slow. */
export function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const second = Math.floor(instant / 1000) * 1000;
    const parts = new Map(format.formatToParts(second).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const year = parts.get('era')?.startsWith('B') ? 1 - part('year') : part('year');
    const day = civilDayOf(year, part('month'), part('day'));
    return (((day * 24 + part('hour')) * 60 + part('minute')) * 60 + part('second')) * 1000 - second;
  };
}
