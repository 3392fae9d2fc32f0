import { type Column, InvalidInputError, isNumberColumn, type Table, textAt } from '@clientele/core';
import { type Offer, parseOffers } from '@clientele/nbo';
import type { CommonOptions } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { readColumns, type WantedColumns } from './read-columns.ts';
import { readJsonFile } from './read-json.ts';

const wanted: WantedColumns = {
  columns: { offer: 'text', kind: 'text' },
  optional: {
    ...{ group: 'text', items: 'text', value: 'number', cost: 'number', rate: 'number', stock: 'number' },
    ...{ validFrom: 'text', validTo: 'text', channels: 'text', eligibility: 'text', suitability: 'text' },
    ...{ message: 'text', responses: 'text' },
  },
  mayBeEmpty: [],
  nameless: true,
};

/** Fields that hold lists or records: JSON in a cell. A list of one may stand there without brackets. */
const lists: ReadonlySet<string> = new Set(['items', 'channels']);
const records: ReadonlySet<string> = new Set(['eligibility', 'suitability', 'message', 'responses']);

/**
 * Reads a catalogue of offers: a JSON list, or a CSV file with a row an offer, empty cells left out.
 *
 * @param file its path
 * @param options map and settings of this file
 * @param io the world
 * @returns the offers, every field checked
 * @throws FailureInFile naming offer and field, or line and column
 */
export async function readOffers(file: string, options: CommonOptions, io: CommandIo): Promise<readonly Offer[]> {
  if (/\.json$/i.test(file)) {
    const [setting] = [...Object.keys(options.settings), ...Object.keys(options.map ?? {})];
    if (setting !== undefined) throw new UsageError(`offers.${setting} has no effect: ${file} is JSON`);
    const value = await readJsonFile(file, io);
    return inFile(file, () => parseOffers(value));
  }
  const { table, lines, settings } = await readColumns(file, wanted, options, io);
  const [unknown] = Object.keys(settings);
  if (unknown !== undefined) throw new UsageError(`--set offers.${unknown}: no setting of a file has that name`);
  return inFile(file, () => parseOffers(rowsOf(table, lines)));
}

function rowsOf({ length, columns }: Table<Record<string, Column>>, lines: ArrayLike<number>): object[] {
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([name, cells]) => {
        const cell = cellAt(cells, row);
        return cell === null ? [] : [[name, typeof cell === 'string' ? fieldOf(name, cell, lines[row] ?? 0) : cell]];
      }),
    ),
  );
}

function cellAt(cells: Column, row: number): string | number | null {
  if (isNumberColumn(cells)) return Number.isNaN(cells[row] as number) ? null : (cells[row] as number);
  const text = 'offsets' in cells ? null : 'codes' in cells ? textAt(cells, row) : (cells[row] ?? null);
  return text === null || text.trim() === '' ? null : text.trim();
}

function fieldOf(name: string, text: string, line: number): unknown {
  if (lists.has(name) && !text.startsWith('[')) return [text];
  if (!lists.has(name) && !records.has(name)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InvalidInputError(`line ${line}, column ${name}: expected JSON, got ${text.slice(0, 60)}`);
  }
}
