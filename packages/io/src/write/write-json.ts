import { checkOptions, toRows } from '@clientele/core';
import { type AnyTable, columnNamed, columnsOf, instantTexts } from './cell-texts.ts';
import { type WriteOptions, writeRules } from './csv-options.ts';

/**
 * Writes a table as a JSON array of records, one a line. Missing cells are `null`, sets and sequences arrays.
 *
 * @param source any table
 * @param options which columns, and which of them are instants
 * @returns the file's text
 * @throws InvalidInputError (`invalid-input`) where a name is no column of the table, or an instant no number
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { customerTable } from '@clientele/core';
 * import { writeJson } from '@clientele/io';
 * writeJson(customerTable(['Ada'], { spend: Float64Array.of(NaN) })); // => '[\n{"customer":"Ada","spend":null}\n]\n'
 */
export function writeJson(source: AnyTable, options: Omit<WriteOptions, 'neutralise'> = {}): string {
  const { neutralise: _, ...rules } = writeRules;
  checkOptions('writeJson', options, rules);
  const { instants = [], timeZone = 'UTC', names } = options;
  const columns = columnsOf('writeJson', source);
  const texts = instants.map(
    (name) => [name, instantTexts('writeJson', name, columnNamed('writeJson', columns, name), timeZone)] as const,
  );
  const chosen = names ?? [...columns.keys()];
  const records = toRows(source, chosen).map((row, at) => {
    const dated = texts.filter(([name]) => chosen.includes(name)).map(([name, text]) => [name, text(at)]);
    return JSON.stringify({ ...row, ...Object.fromEntries(dated) });
  });
  return records.length === 0 ? '[]\n' : `[\n${records.join(',\n')}\n]\n`;
}
