import {
  type CodedColumn,
  type Column,
  type ColumnInput,
  encode,
  InvalidInputError,
  isNumberColumn,
  NO_CODE,
  showValue,
  type Table,
  table,
} from '@clientele/core';
import { binCounts, binEdges } from '@clientele/stats';
import type { BaselineColumn } from './baseline-record.ts';

/** What is monitored: a table with the columns that the model reads, or a record of arrays. */
export type MonitorInput = Table | Readonly<Record<string, ColumnInput>>;

/** Numbers, or texts with their codes. */
export type MonitorCells = Float64Array | CodedColumn;

/** The table of what was given. */
export function asTable(verb: string, data: MonitorInput): Table {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new InvalidInputError(`${verb}: expected a table or a record of arrays, got ${showValue(data)}`);
  }
  const isTable = 'columns' in data && typeof data['length'] === 'number' && !Array.isArray(data['columns']);
  return isTable ? (data as Table) : table(data as Readonly<Record<string, ColumnInput>>);
}

/**
 * One column by name.
 *
 * @throws InvalidInputError (`invalid-input`) where there is none, or it holds lists
 */
export function cellsOf(verb: string, { columns }: Table, name: string): MonitorCells {
  if (!Object.hasOwn(columns, name)) {
    throw new InvalidInputError(`${verb}: no column "${name}"; there are ${Object.keys(columns).join(', ') || 'none'}`);
  }
  const cells = columns[name] as Column;
  if (isNumberColumn(cells)) return cells;
  if ('offsets' in cells) throw new InvalidInputError(`${verb}: column "${name}" holds lists, not numbers or texts`);
  return 'codes' in cells ? cells : encode(cells);
}

/** Where the customers of a column stand: by decile of the numbers, or by text. */
export function describeColumn(name: string, cells: MonitorCells, bins: number): BaselineColumn {
  if (!('codes' in cells)) {
    const edges = binEdges(cells, bins);
    return { name, edges, levels: null, counts: binCounts(cells, edges) };
  }
  const met = [...new Set(cells.codes)].filter((code) => code !== NO_CODE);
  const levels = met.map((code) => cells.dictionary.values[code] as string).sort();
  return { name, edges: null, levels, counts: levelCounts(cells, levels) };
}

/**
 * Counts customers over the bins of a baseline.
 *
 * @throws InvalidInputError (`invalid-input`) where the column held numbers then and holds texts now, or the other way round
 */
export function recount(verb: string, { name, edges, levels }: BaselineColumn, cells: MonitorCells): number[] {
  const isText = 'codes' in cells;
  if (isText === (levels === null)) {
    const [was, is] = levels === null ? ['numbers', 'texts'] : ['texts', 'numbers'];
    throw new InvalidInputError(`${verb}: column "${name}" held ${was} in the baseline, it holds ${is}`);
  }
  return isText ? levelCounts(cells, levels ?? []) : binCounts(cells, edges ?? []);
}

/** One count a level, then the texts that are no level, then the missing. */
function levelCounts({ codes, dictionary }: CodedColumn, levels: readonly string[]): number[] {
  const places = new Map(levels.map((level, place) => [level, place]));
  const placeOfCode = dictionary.values.map((value) => places.get(value) ?? levels.length);
  const counts = new Array<number>(levels.length + 2).fill(0);
  for (const code of codes) {
    const place = code === NO_CODE ? levels.length + 1 : (placeOfCode[code] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}
