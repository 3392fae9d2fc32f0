import type { ShownColumn } from '../protocol.ts';

/** @returns a cell as it is read: shares in percent, money with cents, other numbers as short as they may be; a dash where there is nothing */
export function cellText(cell: number | string | null, as?: ShownColumn['as']): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (as === 'share')
    return `${(100 * cell).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
  if (as === 'money') return cell.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return cell.toLocaleString('en-US', { maximumFractionDigits: Math.abs(cell) < 1 ? 4 : 2 });
}
