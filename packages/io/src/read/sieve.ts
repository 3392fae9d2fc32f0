import { type DataIssue, type IssueCollector, showValue } from '@clientele/core';
import { isDamaged, showDamage } from '../source/decode.ts';
import type { FoundColumn } from './find-columns.ts';

/** What the sieve knows of the file. */
export interface SieveOptions {
  readonly header: readonly string[];
  readonly columns: readonly FoundColumn[];
  readonly encoding: string | null;
  readonly found: IssueCollector;
}

/** Tells rows that can be used from those whose cells cannot be trusted to stand where they should, or to be what they were. */
export interface Sieve {
  /**
   * @param row 0-based record number
   * @param line 1-based physical line
   * @param damaged whether there may be bytes that stand for no character
   * @returns whether the row can be used
   */
  passes(cells: readonly string[], row: number, line: number, damaged: boolean): boolean;
}

/** Opens a sieve that notes every row it keeps back. */
export function sieveRows({ header, columns, encoding, found }: SieveOptions): Sieve {
  const soundText = `text in ${encoding}; the option encoding names another`;
  const inColumn = (index: number): string => header[index] ?? '';
  const note = (issue: Omit<DataIssue, 'action'>, action: DataIssue['action']): void => found.add({ ...issue, action });
  return {
    passes(cells, row, line, damaged) {
      const surplus =
        cells.length > header.length ? cells.findIndex((cell, at) => at >= header.length && cell.trim() !== '') : -1;
      if (surplus >= 0) {
        const received = `${cells.length} cells, ${showValue(cells[surplus])} beyond the header`;
        note(
          {
            code: 'surplus-cell',
            row,
            line,
            column: '',
            expected: `${header.length} cells`,
            received: received.slice(0, 60),
          },
          'dropped',
        );
        return false;
      }
      if (!damaged) return true;
      const hurt = columns.find(({ index }) => isDamaged(cells[index] ?? ''));
      const elsewhere = hurt?.index ?? cells.findIndex((cell) => isDamaged(cell));
      if (elsewhere < 0) return true;
      const received = showValue(showDamage(cells[elsewhere] as string));
      note(
        { code: 'invalid-byte', row, line, column: inColumn(elsewhere), expected: soundText, received },
        hurt === undefined ? 'kept' : 'dropped',
      );
      return hurt === undefined;
    },
  };
}
