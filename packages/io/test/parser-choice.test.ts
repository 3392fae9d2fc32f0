import { parse } from 'csv-parse/browser/esm/sync';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { describe, expect, it } from 'vitest';
import { type CorpusCase, corpus } from './corpus.ts';

type Parser = (text: string) => { rows: readonly (readonly string[])[]; line?: number | undefined };

/** Each with the options that suit the corpus best. A parser may report a failure by throwing or by a line. */
const parsers: Readonly<Record<string, Parser>> = {
  'csv-parse': (text) => ({
    rows: parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }),
  }),
  papaparse: (text) => {
    const { data, errors } = Papa.parse(text, { delimiter: ',', skipEmptyLines: true } as never);
    if (errors.length > 0) throw new Error(`row ${errors[0]?.row}: ${errors[0]?.message}`);
    return { rows: data };
  },
  udsv: (text) => {
    const schema = inferSchema(text, { col: ',' });
    return { rows: [schema.cols.map(({ name }) => name), ...initParser(schema).stringArrs(text)] };
  },
};

/** A failure must name the line where it begins; rows must be right. */
function passes(parser: Parser, { text, records, failure }: CorpusCase): boolean {
  try {
    const { rows } = parser(text);
    return records !== undefined && JSON.stringify(rows) === JSON.stringify(records);
  } catch (error) {
    return failure !== undefined && String(error).includes(`line ${failure.line}`);
  }
}

describe('what the parsers make of the corpus by themselves (docs/decisions, the CSV parser)', () => {
  const failing = (parser: string): string[] =>
    corpus.filter((entry) => !passes(parsers[parser] as Parser, entry)).map(({ name }) => name);

  const ofAll = [
    'quote never closed',
    'quote never closed behind a quoted newline',
    'text behind a closing quote',
    'field too long',
    'field too long behind a quoted newline',
    'quoted field too long',
    'blank lines',
  ];
  const ofLineEnds = [
    'mixed line ends, \\n first',
    'mixed line ends, \\r\\n first',
    'mixed line ends, \\r first',
    'only a quoted empty field',
    'quote opened at the end',
  ];

  it('csv-parse: 38 of 46', () => {
    expect(failing('csv-parse').sort()).toEqual([...ofAll, 'blanks behind a closing quote'].sort());
  });
  it('papaparse: 34 of 46', () => {
    expect(failing('papaparse').sort()).toEqual([...ofAll, ...ofLineEnds].sort());
  });
  it('udsv: 30 of 46', () => {
    const alone = ['blanks behind a closing quote', 'long record of short fields', 'short row', 'long row'];
    expect(failing('udsv').sort()).toEqual([...ofAll, ...ofLineEnds, ...alone].sort());
  });
});
