import type { DataIssues } from '../issues/issue.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, type Dictionary, growDictionary, NO_CODE } from '../table/dictionary.ts';
import { idText } from '../table/id-text.ts';
import { type CellIssues, noteCellIssues } from './cell-issues.ts';
import type { CellOptions } from './cell-options.ts';
import { growChunks } from './growing-chunks.ts';
import { isBlank } from './missing.ts';

/** A column of ids that still takes cells. */
export interface GrowingIds {
  /** `line` is the physical line where the row starts, for files. */
  add(cell: unknown, line?: number): void;
  /** Takes cells `from` up to `to` of an array, many at once where they hold known ids. */
  addMany(cells: readonly unknown[], from: number, to: number, lines?: Uint32Array): void;
  /** Takes cells `from` up to `to` of a column of codes, and looks at each of its ids once. */
  addCoded(column: CodedColumn, from: number, to: number, lines?: Uint32Array): void;
  finish(): { readonly values: CodedColumn; readonly issues: DataIssues };
}

/** The most that a spreadsheet leaves of a long number, such as 1.23E+05. */
const scientific = /^[-+]?\d(?:[.,]\d+)?[eE][-+]\d{2,3}$/;
/** Cells that are looked up at once. */
const glanceRows = 512;
const expectedId = 'a text or whole number';

/** Opens a column of ids; missing ones are issues where the column is required. */
export function growIds(options: CellOptions, expectedRows?: number): GrowingIds {
  const dictionary = growDictionary();
  const codes = growChunks((rows) => new Uint32Array(rows), expectedRows);
  const nulls = new Set(options.nulls);
  const notes = noteCellIssues(options, 'invalid-id', expectedId);
  let length = 0;
  let last = '';
  let lastCode = NO_CODE;
  let hasSuspects = false;
  const recalled = new Int32Array(glanceRows);
  let translation: { readonly from: Dictionary; readonly codes: Uint32Array } | null = null;

  function codeOf(cell: unknown, line: number | undefined): number {
    const id = idOf(cell, nulls);
    if (id === null) return missing(notes, options, length, line);
    if (id === undefined) {
      notes.unreadable(length, showValue(cell), line);
      return NO_CODE;
    }
    if (isSuspect(id)) {
      hasSuspects = true;
      notes.kept('id-in-scientific-notation', length, 'an id that no spreadsheet has rounded', showValue(id), line);
      return dictionary.codeFor(id);
    }
    last = id;
    lastCode = dictionary.codeFor(id);
    return lastCode;
  }
  function add(cell: unknown, line: number | undefined): void {
    // Lines of one order follow each other: comparing is cheaper than looking up.
    codes.set(length, cell === last && last !== '' ? lastCode : codeOf(cell, line));
    length += 1;
  }
  return {
    add,
    addMany(cells, from, to, lines) {
      for (let start = from; start < to; start += glanceRows) {
        const known = recalled.subarray(0, Math.min(glanceRows, to - start));
        dictionary.recall(cells, start, known);
        for (let i = 0; i < known.length; i++) {
          const code = known[i] as number;
          // What gives rise to an issue does so on every row.
          if (code < 0 || hasSuspects) add(cells[start + i], lines?.[start + i]);
          else {
            codes.set(length, code);
            length += 1;
          }
        }
      }
    },
    addCoded(column, from, to, lines) {
      const { values } = column.dictionary;
      if (translation?.from !== column.dictionary) {
        translation = { from: column.dictionary, codes: new Uint32Array(values.length).fill(NO_CODE) };
      }
      const known = translation.codes;
      for (let row = from; row < to; row++) {
        const given = column.codes[row] as number;
        let code = known[given] ?? NO_CODE;
        if (code === NO_CODE) {
          const id = values[given];
          code = codeOf(id, lines?.[row]);
          // What gives rise to an issue does so on every row.
          if (id !== undefined && !isSuspect(id) && given < known.length) known[given] = code;
        }
        codes.set(length, code);
        length += 1;
      }
    },
    finish: () => ({
      values: Object.freeze({ dictionary: dictionary.finish(), codes: codes.join(length) ?? new Uint32Array(0) }),
      issues: notes.finish(),
    }),
  };
}

function missing(notes: CellIssues, options: CellOptions, row: number, line: number | undefined): number {
  if (options.required ?? true) notes.missing(row, line);
  return NO_CODE;
}

function isSuspect(id: string): boolean {
  return id.length >= 5 && id.length <= 30 && (hasExponentAt(id, 4) || hasExponentAt(id, 3)) && scientific.test(id);
}

/** Most ids end here, since a regular expression costs more than the rest of the reading. */
function hasExponentAt(id: string, fromEnd: number): boolean {
  const mark = id[id.length - 1 - fromEnd];
  return mark === 'e' || mark === 'E';
}

/** An id as text; `null` where it is missing, `undefined` where it is none. */
function idOf(cell: unknown, nulls: ReadonlySet<string>): string | null | undefined {
  if (cell === null || cell === undefined) return null;
  const id = idText(cell);
  return id !== undefined && (isBlank(id) || (nulls.size > 0 && nulls.has(id))) ? null : id;
}
