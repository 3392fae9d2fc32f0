import { InvalidInputError, readNumberCells } from '@clientele/core';
import type { ColumnKind } from './column-kinds.ts';

const leadingZero = /^\s*[-+]?0\d/;
const isoDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[-+]\d{2}:?\d{2})?)?$/;

/**
 * Infers how a column is read from its own cells, all of them, and nothing else: `number` where all that are there are
 * numbers, none with a leading zero, nor whole and beyond 2^53, where two of them would become one; `time` where all are
 * ISO 8601 dates; else `id`.
 */
export function inferKind(cells: readonly string[]): ColumnKind {
  const present = cells.filter((cell) => cell.trim() !== '');
  if (present.length === 0) return 'id';
  if (present.every((cell) => isoDate.test(cell.trim()))) return 'time';
  return areNumbers(present) ? 'number' : 'id';
}

const wholeNumber = /^\s*[-+]?\d{16,}\s*$/;

function isLongId(cell: string): boolean {
  return wholeNumber.test(cell) && !Number.isSafeInteger(Number(cell));
}

function areNumbers(cells: readonly string[]): boolean {
  if (cells.some((cell) => leadingZero.test(cell) || !/\d/.test(cell) || isLongId(cell))) return false;
  try {
    return Object.keys(readNumberCells(cells, { column: '', maxIssues: 1 }).issues.counts).length === 0;
  } catch (error) {
    if (error instanceof InvalidInputError) return true; // numbers in two ways: whoever reads them is asked which
    throw error;
  }
}
