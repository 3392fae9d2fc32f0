import { civilDayOf } from './civil-date.ts';

/** When which offset holds: `offsets[i]` from `starts[i]` up to `starts[i + 1]`, in milliseconds. */
export interface OffsetSegments {
  readonly starts: Float64Array;
  readonly offsets: Float64Array;
}

/** Shorter than the span between any two changes of one clock: Recife kept summer time for a week in October 2000. */
const probeStep = 5 * 86_400_000;

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

/** Finds the clock changes from `from` up to `to`: probes five days apart, then bisection down to the second. */
export function offsetTable(read: (instant: number) => number, from: number, to: number): OffsetSegments {
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
    return localTimeOf(format.format(second)) - second;
  };
}

/** Month, day, year, era and clock of American English, e.g. `1/31/2026 AD, 09:30:00`; taking it apart as text is the fastest. */
const shownTime = /(\d+)\/(\d+)\/(\d+) ([AB])\D*(\d+):(\d+):(\d+)/;

function localTimeOf(text: string): number {
  const [, month, day, year, era, hour, minute, second] = shownTime.exec(text) ?? [];
  const astronomical = era === 'B' ? 1 - Number(year) : Number(year);
  const hours = civilDayOf(astronomical, Number(month), Number(day)) * 24 + Number(hour);
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}
