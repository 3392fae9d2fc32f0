import { checkOptions, isNumberColumn } from '@clientele/core';
import { type AnyTable, type CellTexts, cellTexts, columnNamed, columnsOf, instantTexts } from './cell-texts.ts';
import { type WriteOptions, writeRules } from './csv-options.ts';

/**
 * Writes a table as CSV (RFC 4180): a header, comma, \n, fields quoted where they must be. Numbers are written as short as
 * they can be read back, missing cells empty, sets and sequences as JSON arrays.
 *
 * Leading zeros of an id stand in the file; a spreadsheet that opens it may drop them unless the column is imported as text.
 *
 * @param source any table
 * @param options which columns, which of them are instants, and whether formulas are made harmless
 * @returns the file's text, with a line end behind the last row
 * @throws InvalidInputError (`invalid-input`) where a name is no column of the table, or an instant no number
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { customerTable } from '@clientele/core';
 * import { writeCsv } from '@clientele/io';
 * const customers = customerTable(['007', 'Smith, J.'], { spend: Float64Array.of(12.5, NaN), first: Float64Array.of(0, 1) });
 * writeCsv(customers, { instants: ['first'] });
 * // => 'customer,spend,first\n007,12.5,1970-01-01T00:00:00.000Z\n"Smith, J.",,1970-01-01T00:00:00.001Z\n'
 */
export function writeCsv(source: AnyTable, options: WriteOptions = {}): string {
  checkOptions('writeCsv', options, writeRules);
  const { instants = [], timeZone = 'UTC', neutralise = false } = options;
  const columns = columnsOf('writeCsv', source);
  for (const name of instants) columnNamed('writeCsv', columns, name);
  const names = options.names ?? [...columns.keys()];
  const isOnly = names.length === 1;
  const write = (text: string | null): string => field(text, isOnly);
  const texts = names.map((name) => {
    const column = columnNamed('writeCsv', columns, name);
    if (instants.includes(name)) return instantTexts('writeCsv', name, column, timeZone);
    return neutralise && !isNumberColumn(column) ? harmless(cellTexts(column)) : cellTexts(column);
  });
  const head = neutralise ? names.map(withoutFormula) : names;
  const lines = [head.map(write).join(',')];
  for (let row = 0; row < source.length; row++) lines.push(texts.map((text) => write(text(row))).join(','));
  return `${lines.join('\n')}\n`;
}

/** The only field of a row is quoted where it is blank, since a blank line is no row. */
function field(text: string | null, isOnly: boolean): string {
  if (text === null || text === '') return isOnly ? '""' : '';
  const quoted = /[",\n\r\ufeff]/.test(text) || (isOnly && /^ +$/.test(text));
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(texts: CellTexts): CellTexts {
  return (row) => {
    const text = texts(row);
    return text === null ? null : withoutFormula(text);
  };
}

const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
