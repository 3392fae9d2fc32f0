import { InvalidOptionError } from '../errors/errors.ts';
import { type OptionRule, optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type OffsetSegments, offsetReader, offsetTable, segmentOf } from './offset-table.ts';

/** A time zone that is ready for many questions. It remembers the clock changes it has looked up; not serialisable. */
export interface Zone {
  /** The IANA name as given. */
  readonly name: string;
  /** Whether local time is UTC, always. */
  readonly isUtc: boolean;
  /** Milliseconds that local time is ahead of UTC at an instant (epoch milliseconds). */
  offsetAt(instant: number): number;
  /** The civil day of each instant: whole days since 1970-01-01 on the zone's own calendar. */
  daysOf(instants: Float64Array): Int32Array;
}

/** An IANA time zone that this runtime knows. */
export const ianaTimeZone: OptionRule = optionRule('an IANA time zone such as "Europe/Berlin" or "UTC"', isTimeZone);

const latestInstant = 8.64e15;
const millisecondsPerDay = 86_400_000;
const blockLength = 400 * millisecondsPerDay;
const blockCount = 2 * Math.ceil(latestInstant / blockLength);
const utcZone = utc('UTC');

/**
 * Opens a time zone, for code that asks about many instants; all verbs on time take the opened zone in place of its name.
 *
 * @param timeZone an IANA name, or a zone that is open already
 * @param verb the function on whose behalf the name is checked; it begins the message
 * @returns the zone
 * @throws InvalidOptionError (`invalid-option`) where this runtime does not know the zone
 * @example
 * import { openZone } from '@clientele/core';
 * openZone('Asia/Kolkata').offsetAt(0) / 3_600_000; // => 5.5
 */
export function openZone(timeZone: string | Zone, verb: string = 'openZone'): Zone {
  if (typeof timeZone === 'object' && timeZone !== null) return timeZone;
  if (timeZone === 'UTC') return utcZone;
  const name = resolvedName(timeZone);
  if (name === null) {
    const received = showValue(timeZone);
    throw new InvalidOptionError(verb, [{ option: 'timeZone', allowed: ianaTimeZone.allowed, received }]);
  }
  return name === 'UTC' ? utc(timeZone) : zoneOfBlocks(timeZone);
}

function isTimeZone(value: unknown): boolean {
  return resolvedName(value) !== null;
}

/** Names only: engines differ on bare offsets such as "+02:00". */
function resolvedName(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function utc(name: string): Zone {
  const segments: OffsetSegments = { starts: Float64Array.of(-latestInstant), offsets: Float64Array.of(0) };
  return Object.freeze({
    name,
    isUtc: true,
    offsetAt: () => 0,
    daysOf: (instants: Float64Array) => daysIn(segments, instants),
  });
}

/** Time is cut into blocks of 400 days, and only the blocks that data falls into are looked up. */
function zoneOfBlocks(name: string): Zone {
  const read = offsetReader(name);
  const blocks = new Map<number, OffsetSegments>();
  const blockAt = (index: number): OffsetSegments => {
    let block = blocks.get(index);
    if (block === undefined) {
      const start = index * blockLength;
      block = offsetTable(read, Math.max(start, -latestInstant), Math.min(start + blockLength, latestInstant));
      blocks.set(index, block);
    }
    return block;
  };
  return Object.freeze({
    name,
    isUtc: false,
    offsetAt(instant: number) {
      const within = Math.min(Math.max(instant, -latestInstant), latestInstant);
      const block = blockAt(Math.floor(within / blockLength));
      return block.offsets[segmentOf(block.starts, within)] as number;
    },
    daysOf: (instants: Float64Array) => daysIn(joinBlocks(blocksMet(instants).map(blockAt)), instants),
  });
}

function daysIn({ starts, offsets }: OffsetSegments, instants: Float64Array): Int32Array {
  const days = new Int32Array(instants.length);
  for (let row = 0; row < days.length; row++) {
    const instant = instants[row] as number;
    const offset = offsets[starts.length === 1 ? 0 : segmentOf(starts, instant)] as number;
    days[row] = Math.floor((instant + offset) / millisecondsPerDay);
  }
  return days;
}

function blocksMet(instants: Float64Array): number[] {
  const first = -blockCount / 2;
  const met = new Uint8Array(blockCount + 1);
  for (let row = 0; row < instants.length; row++) met[Math.floor((instants[row] as number) / blockLength) - first] = 1;
  const indexes: number[] = [];
  for (let index = 0; index < met.length; index++) if (met[index] === 1) indexes.push(index + first);
  return indexes;
}

/** Neighbours with the same offset become one. */
function joinBlocks(blocks: readonly OffsetSegments[]): OffsetSegments {
  const starts = blocks.flatMap((block) => [...block.starts]);
  const offsets = blocks.flatMap((block) => [...block.offsets]);
  const isChange = (_: number, i: number): boolean => i === 0 || offsets[i] !== offsets[i - 1];
  return { starts: Float64Array.from(starts.filter(isChange)), offsets: Float64Array.from(offsets.filter(isChange)) };
}
