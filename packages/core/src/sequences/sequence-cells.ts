import type { LogBaskets } from '../baskets/baskets.ts';
import { readDateCells } from '../cells/date-cells.ts';
import { growIds } from '../cells/growing-ids.ts';
import { readNumberCells } from '../cells/number-cells.ts';
import { InvalidInputError } from '../errors/errors.ts';
import type { DataIssues } from '../issues/issue.ts';
import { type InputChunk, openInput } from '../log/input-chunk.ts';
import type { FieldMap } from '../log/transaction-log.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, encode, NO_CODE } from '../table/dictionary.ts';
import type { Sequences } from './sequences.ts';

/** A column of rows that hold one item of an event each. */
export type SequenceField = 'sequence' | 'event' | 'item';

/** The cells of all sequences as read: item, time and sequence of each. */
export interface SequenceCells {
  readonly item: CodedColumn;
  /** Code of the sequence; `NO_CODE` where the cell belongs to none. */
  readonly sequenceOf: Uint32Array;
  readonly time: Float64Array;
  /** Ids of the sequences, those without events included. */
  readonly sequences: readonly string[];
  readonly timed: Sequences['timed'];
  readonly issues: readonly DataIssues[];
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** Every list is a sequence, also an empty one; what stands in it is an item or a list of items, an event. */
export function readSequenceLists(lists: Iterable<unknown>): SequenceCells {
  const items = growIds({ column: 'item', verb: 'sequencesOf' });
  const sequenceOf: number[] = [];
  const time: number[] = [];
  let sequences = 0;
  for (const list of lists) {
    if (!isList(list)) {
      const message = `sequencesOf: sequence ${sequences} must be a list of events, got ${showValue(list)}`;
      throw new InvalidInputError(message, [], { row: sequences });
    }
    let place = 0;
    for (const event of list) {
      for (const cell of isList(event) ? event : [event]) {
        items.add(cell, sequences + 1);
        sequenceOf.push(sequences);
        time.push(place);
      }
      place++;
    }
    sequences++;
  }
  const { values, issues } = items.finish();
  return {
    item: values,
    sequenceOf: Uint32Array.from(sequenceOf),
    time: Float64Array.from(time),
    sequences: Array.from({ length: sequences }, (_, row) => String(row)),
    timed: 'places',
    issues: [issues],
  };
}

/** One item of an event a row. */
export function readSequenceRows(input: unknown, map: FieldMap<SequenceField>, timeZone: string): SequenceCells {
  const chunk = openInput(input, 'sequencesOf', 0);
  const sequence = readIds(chunk, map.sequence ?? 'sequence');
  const item = readIds(chunk, map.item ?? 'item');
  const event = readTimes(chunk, map.event ?? 'event', timeZone);
  const sequenceOf = sequence.values.codes.map((code, row) => (Number.isNaN(event.values[row]) ? NO_CODE : code));
  return {
    item: item.values,
    sequenceOf,
    time: event.values,
    sequences: sequence.values.dictionary.values,
    timed: event.timed,
    issues: [sequence.issues, item.issues, event.issues],
  };
}

function readIds(chunk: InputChunk, column: string): { values: CodedColumn; issues: DataIssues } {
  const ids = growIds({ column, verb: 'sequencesOf' });
  for (const cell of cellsOf(chunk, column)) ids.add(cell);
  return ids.finish();
}

function cellsOf(chunk: InputChunk, column: string): unknown[] {
  if (chunk.length > 0 && !chunk.has(column)) {
    throw new InvalidInputError(`sequencesOf: no column "${column}"; there are ${chunk.names().join(', ')}`);
  }
  const cells: unknown[] = [];
  chunk.read(column, 0, chunk.length, (cell) => cells.push(cell));
  return cells;
}

const plainNumber = /^\s*-?\d+(\.\d+)?([eE][-+]?\d+)?\s*$/;
const isNumber = (cell: unknown): boolean =>
  typeof cell === 'number' || typeof cell === 'bigint' || (typeof cell === 'string' && plainNumber.test(cell));
const isMissing = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

type Times = Pick<Sequences, 'timed'> & { readonly values: Float64Array; readonly issues: DataIssues };

/** Numbers where all are numbers, else instants in one format. */
function readTimes(chunk: InputChunk, column: string, timeZone: string): Times {
  const cells = cellsOf(chunk, column);
  if (cells.every((cell) => isMissing(cell) || isNumber(cell))) {
    return { ...readNumberCells(cells, { column, verb: 'sequencesOf' }), timed: 'numbers' };
  }
  const read = readDateCells(cells, { column, timeZone, verb: 'sequencesOf' });
  const odd = cells.findIndex(
    (cell, row) => typeof cell === 'number' || (!isMissing(cell) && Number.isNaN(read.values[row])),
  );
  if (odd < 0) return { ...read, timed: 'instants' };
  const received = showValue(cells[odd]);
  const message = `sequencesOf: row ${odd}, column "${column}": events must be numbers throughout or instants throughout, got ${received}`;
  throw new InvalidInputError(message, [], { row: odd, column });
}

/** Each customer's baskets in the order of their times; baskets of one instant are one event. */
export function readBaskets({ customer, columns }: LogBaskets): SequenceCells {
  const { items, time } = columns;
  const cells = items.codes.length;
  const people = encode(Array.from(customer.codes, (code) => customer.dictionary.values[code]));
  const sequenceOf = new Uint32Array(cells);
  const times = new Float64Array(cells);
  for (let basket = 0; basket < customer.codes.length; basket++) {
    const [start, end] = [items.offsets[basket], items.offsets[basket + 1]];
    sequenceOf.fill(people.codes[basket] as number, start, end);
    times.fill(time[basket] as number, start, end);
  }
  return {
    item: { dictionary: items.dictionary, codes: items.codes },
    sequenceOf,
    time: times,
    sequences: people.dictionary.values,
    timed: 'instants',
    issues: [],
  };
}
