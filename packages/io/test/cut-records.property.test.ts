import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRecords } from '../src/csv/cut-records.ts';
import { splitFields } from '../src/csv/split-fields.ts';

/** Texts made of what a CSV reader trips over. */
const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'x', 'é', '\ufeff'), maxLength: 40 });

function read(pieces: readonly string[]): unknown {
  const cutter = cutRecords({ delimiter: ',', maxFieldLength: 25, firstLine: 1 });
  const records: unknown[] = [];
  for (const [at, piece] of [...pieces, ''].entries()) {
    const { rows, lines, failure } = splitFields(cutter.push(piece, at === pieces.length), ',');
    records.push(...rows.map((row, of) => ({ row, line: lines[of] })));
    if (failure !== null) return { records, failure };
  }
  return { records, failure: null };
}

/** The rules of CONTRACTS, one character at a time: no speed, no cap, nothing shared with the reader under test. */
function readSlowly(text: string): { row: string[]; line: number }[] | null {
  const records: { row: string[]; line: number }[] = [];
  let [line, startLine, field, row, at, blank] = [1, 1, '', [] as string[], 0, true];
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRecord = (): void => {
    endField();
    if (!blank) records.push({ row, line: startLine });
    [row, blank] = [[], true];
  };
  const lineEnd = (): boolean => text[at] === '\n' || text[at] === '\r';
  const skipLineEnd = (): string => {
    const end = text.startsWith('\r\n', at) ? '\r\n' : (text[at] as string);
    at += end.length;
    line += 1;
    return end;
  };
  while (at < text.length) {
    if (lineEnd()) {
      endRecord();
      skipLineEnd();
      startLine = line;
    } else if (text[at] === '"' && field === '' && (at === 0 || /[,\n\r]/.test(text[at - 1] as string))) {
      blank = false;
      at += 1;
      for (; at < text.length && !(text[at] === '"' && text[at + 1] !== '"'); ) {
        if (lineEnd()) field += skipLineEnd();
        else {
          field += text[at];
          at += text[at] === '"' ? 2 : 1;
        }
      }
      if (at >= text.length) return null;
      at += 1;
      while (text[at] === ' ') at += 1;
      if (at < text.length && text[at] !== ',' && !lineEnd()) return null;
    } else if (text[at] === ',') {
      blank = false;
      endField();
      at += 1;
    } else {
      if (text[at] !== ' ') blank = false;
      field += text[at];
      at += 1;
    }
  }
  if (field !== '' || row.length > 0 || !blank) endRecord();
  return records;
}

describe('cutting and splitting', () => {
  it('gives what the rules give, one character at a time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const slow = readSlowly(text);
        const fast = read([text]) as { records: unknown[]; failure: { problem: string } | null };
        fc.pre(fast.failure?.problem !== 'field-too-long');
        expect(fast.failure === null).toBe(slow !== null);
        if (slow !== null) expect(fast.records).toEqual(slow);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same however the text is cut', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
        expect(read(pieces)).toEqual(read([text]));
      }),
      { numRuns: 2000 },
    );
  });
});
