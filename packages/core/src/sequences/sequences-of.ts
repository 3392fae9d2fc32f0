import type { LogBaskets } from '../baskets/baskets.ts';
import { InvalidInputError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import { mergeIssues } from '../issues/collect.ts';
import type { Note } from '../json.ts';
import type { InputRows } from '../log/input-chunk.ts';
import type { FieldMap } from '../log/transaction-log.ts';
import { checkOptions } from '../options/check-options.ts';
import { type OptionRule, optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { table } from '../table/table.ts';
import { ianaTimeZone } from '../time/zone.ts';
import {
  readBaskets,
  readSequenceLists,
  readSequenceRows,
  type SequenceCells,
  type SequenceField,
} from './sequence-cells.ts';
import type { Sequences } from './sequences.ts';

/** Sequences as lists of events (an event is an item or a list of items), as rows or columns, or the baskets of a log. */
export type SequenceInput = Iterable<Iterable<unknown>> | InputRows | LogBaskets;

/** How sequences are read. */
export interface SequencesOfOptions {
  /** Rows of one item each: the columns of the sequence's id, of when the event was, and of the item. */
  readonly map?: FieldMap<SequenceField>;
  /** IANA zone of instants without an offset. Default `"UTC"`. */
  readonly timeZone?: string;
}

const fields: readonly string[] = ['sequence', 'event', 'item'];
const rules: Readonly<Record<keyof SequencesOfOptions, OptionRule>> = {
  map: optionRule(
    'a record of column names with the keys sequence, event, item',
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).every(([key, name]) => fields.includes(key) && typeof name === 'string'),
  ),
  timeZone: ianaTimeZone,
};

/**
 * Makes sequences of lists of events, of rows with one item each, or of the baskets that `deriveBaskets` makes of a log: what
 * each customer bought, one visit after the other.
 *
 * Events of rows are in the order of their numbers where all are numbers, else of their instants. One event is a set; items
 * of one sequence at one time are one event. A list without events is a sequence, and counts among all.
 *
 * @param input lists; or row objects with the columns `sequence`, `event` and `item`, named otherwise by `map`; or baskets of
 *   a log
 * @param options `map`, and `timeZone` for instants without an offset
 * @returns one row a sequence, in the order of the lists, or in which rows first name them
 * @throws InvalidInputError (`invalid-input`) where the input is none of these, a column is missing, or events are neither
 *   numbers throughout nor instants throughout
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { sequencesOf, toRows } from '@clientele/core';
 * toRows(sequencesOf([['tea', ['milk', 'cake']]]), ['events']); // => [{ events: [['tea'], ['milk', 'cake']] }]
 * const rows = [{ who: 'Ada', day: 9, sku: 'wipes' }, { who: 'Ada', day: 2, sku: 'diapers' }];
 * toRows(sequencesOf(rows, { map: { sequence: 'who', event: 'day', item: 'sku' } }));
 * // => [{ sequence: 'Ada', events: [['diapers'], ['wipes']] }]
 */
export function sequencesOf(input: SequenceInput, options: SequencesOfOptions = {}): Sequences {
  checkOptions('sequencesOf', options, rules);
  if (typeof input !== 'object' || input === null) {
    const message = `sequencesOf: expected lists of events, rows or columns, or baskets of a log, got ${showValue(input)}`;
    throw new InvalidInputError(message);
  }
  const cells = readCells(input, options);
  const { order, repeated } = orderCells(cells);
  const offsets = new Uint32Array(cells.sequences.length + 1);
  const elements = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const [cell, before] = [order[i] as number, order[i - 1]];
    const sequence = cells.sequenceOf[cell] as number;
    offsets[sequence + 1] = i + 1;
    if (before === undefined || cells.sequenceOf[before] !== sequence) continue;
    elements[i] = (elements[i - 1] as number) + (cells.time[before] === cells.time[cell] ? 0 : 1);
  }
  for (let row = 1; row < offsets.length; row++)
    offsets[row] = Math.max(offsets[row] as number, offsets[row - 1] as number);
  const codes = order.map((cell) => cells.item.codes[cell] as number);
  return Object.freeze({
    ...table({
      sequence: Object.freeze({
        dictionary: Object.freeze({ values: Object.freeze(cells.sequences) }),
        codes: Uint32Array.from(cells.sequences.keys()),
      }),
      events: Object.freeze({ dictionary: cells.item.dictionary, offsets, codes, elements }),
    }),
    time: Float64Array.from(order, (cell) => cells.time[cell] as number),
    timed: cells.timed,
    issues: mergeIssues(cells.issues),
    notes: frozen(repeatedNote(repeated)),
  });
}

function isBaskets(input: object): input is LogBaskets {
  const columns: unknown = 'customer' in input ? Reflect.get(input, 'columns') : undefined;
  return typeof columns === 'object' && columns !== null && 'items' in columns;
}

function readCells(input: SequenceInput, { map, timeZone = 'UTC' }: SequencesOfOptions): SequenceCells {
  if (isBaskets(input)) return readBaskets(input);
  const first: unknown = Array.isArray(input) ? input[0] : [];
  const holdsLists = first === undefined || (typeof first === 'object' && first !== null && Symbol.iterator in first);
  if (map === undefined && Symbol.iterator in input && holdsLists) return readSequenceLists(input);
  return readSequenceRows(input, map ?? {}, timeZone);
}

/** The cells that count, by sequence, then time, then item, each once. */
function orderCells({ item, sequenceOf, time }: SequenceCells): {
  readonly order: Uint32Array;
  readonly repeated: number;
} {
  const { codes } = item;
  const used = Uint32Array.from(codes.keys()).filter((at) => codes[at] !== NO_CODE && sequenceOf[at] !== NO_CODE);
  const compare = (a: number, b: number): number =>
    (sequenceOf[a] as number) - (sequenceOf[b] as number) ||
    (time[a] as number) - (time[b] as number) ||
    (codes[a] as number) - (codes[b] as number);
  used.sort(compare);
  const order = used.filter((cell, i) => i === 0 || compare(used[i - 1] as number, cell) !== 0);
  return { order, repeated: used.length - order.length };
}

function repeatedNote(repeated: number): Note[] {
  if (repeated === 0) return [];
  const message = `${repeated} times an item was named again in its event: an event is a set`;
  return [{ code: 'repeated-items', message, details: { repeated } }];
}
