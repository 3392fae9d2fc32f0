import { collectIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';

/** Squares of larger amounts, of which every variance is made, leave what a double can hold; no money is as much. */
const largestAmount = 1e150;

/**
 * Sets aside amounts that no sum could hold, so that none of it becomes infinite or NaN further on: a column of another meaning was
 * mapped, most often.
 *
 * @param amount what was read; huge amounts become NaN
 * @param place the column's name in the user's data, physical lines, how many issues are listed
 * @returns an issue for each
 */
export function refuseHugeAmounts(
  amount: Float64Array,
  { column, lines, maxIssues }: { column: string; lines: Uint32Array | undefined; maxIssues: number | undefined },
): DataIssues {
  const found = collectIssues(maxIssues);
  for (let row = 0; row < amount.length; row++) {
    const value = amount[row] as number;
    if (!(Math.abs(value) > largestAmount)) continue;
    const line = lines?.[row];
    const place = line === undefined || line === 0 ? { row } : { row, line };
    const [expected, received] = [`an amount from -${largestAmount} to ${largestAmount}`, String(value)];
    found.add({ code: 'invalid-number', ...place, column, expected, received, action: 'dropped' });
    amount[row] = Number.NaN;
  }
  return found.finish();
}
