import type { ParquetParsers, SchemaElement } from 'hyparquet';
import { civilDateText, localTimeText } from '../cells/dates.ts';
import { decimalOf } from '../cells/decimal-of.ts';
import { isDecimal } from './decimals.ts';

/** Instants are cut to the millisecond before them, whatever their unit; dates are civil dates, not midnights of UTC. */
export const cellParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => new Date(Number(value)),
  timestampFromMicroseconds: (value) => new Date(Number(floorDivided(value, 1000n))),
  timestampFromNanoseconds: (value) => new Date(Number(floorDivided(value, 1_000_000n))),
  dateFromDays: (days) => civilDateText(days),
};

function floorDivided(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}

/**
 * The cells of a column as `OpenCells` promises them. A timestamp that is not adjusted to UTC is a local time: of which zone
 * only the reader knows.
 */
export function toCells(cells: readonly unknown[], element: SchemaElement | undefined): unknown[] {
  if (element !== undefined && isDecimal(element)) return cells.map((cell) => decimalOf(cell, element.scale ?? 0));
  const { logical_type: logical } = element ?? {};
  const isLocal = logical?.type === 'TIMESTAMP' && !logical.isAdjustedToUTC;
  return cells.map((cell) => {
    if (cell === undefined || cell === null) return null;
    if (isLocal && cell instanceof Date) return localTimeText(cell.getTime());
    if (typeof cell === 'boolean') return String(cell);
    return cell;
  });
}
