import { describe, expect, it } from 'vitest';
import { cutRecords } from '../src/csv/cut-records.ts';
import { splitFields } from '../src/csv/split-fields.ts';
import { corpus, corpusMaxFieldLength } from './corpus.ts';

interface Outcome {
  records: (readonly string[])[];
  lines: number[];
  failure: unknown;
}

/** Feeds the pieces one by one, as a file would come. */
function read(pieces: readonly string[]): Outcome {
  const maxFieldLength = corpusMaxFieldLength;
  const cutter = cutRecords({ delimiter: ',', maxFieldLength, firstLine: 1 });
  const outcome: Outcome = { records: [], lines: [], failure: null };
  for (const [at, piece] of [...pieces, ''].entries()) {
    const { rows, lines, failure } = splitFields(cutter.push(piece, at === pieces.length), ',');
    outcome.records.push(...rows);
    outcome.lines.push(...lines);
    outcome.failure = failure;
    if (failure !== null) break;
  }
  return outcome;
}

describe('the corpus of hostile texts', () => {
  it.each(corpus)('$name', ({ text, records, lines, failure }) => {
    const got = read([text]);
    expect(got.failure).toEqual(failure ?? null);
    if (records === undefined) return;
    expect(got.records).toEqual(records);
    expect(got.lines).toEqual(lines ?? records.map((_, at) => at + 1));
  });

  it.each(corpus)('$name: cut at any place, and into single characters', ({ text }) => {
    const whole = read([text]);
    expect(read([...text])).toEqual(whole);
    const places = text.length > 200 ? [1, 7, 8, 9, 200, text.length - 1] : text.split('').keys();
    for (const at of places) expect(read([text.slice(0, at), text.slice(at)]), `cut at ${at}`).toEqual(whole);
  });
});

describe('a quote that is never closed', () => {
  it('is named with its line among 100,000, and ends the reading before the text piles up', () => {
    const cutter = cutRecords({ delimiter: ',', maxFieldLength: 10_000, firstLine: 1 });
    const pieces = ['a,b\n1,2\n3,"4\n', ...Array(100_000).fill('5,6\n')];
    let taken = 0;
    let failure: unknown = null;
    while (failure === null && taken < pieces.length) failure = cutter.push(pieces[taken++] as string, false).failure;
    expect(failure).toEqual({ problem: 'field-too-long', line: 3, column: 1 });
    expect(taken).toBeLessThan(2_600);
  });
});
