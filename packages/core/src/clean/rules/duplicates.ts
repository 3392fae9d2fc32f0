import type { IssueAction } from '../../issues/issue.ts';
import { exactDuplicates } from '../../log/exact-duplicates.ts';
import type { TransactionLog } from '../../log/transaction-log.ts';
import type { CleaningPass, RuleTally } from '../cleaning-pass.ts';

/** What becomes of a line that a rule finds. */
function actionOf(setting: 'flag' | 'remove'): IssueAction {
  return setting === 'remove' ? 'dropped' : 'kept';
}

/** Finds lines that equal an earlier one in every column. */
export function exactCopies(pass: CleaningPass, setting: 'flag' | 'remove'): RuleTally {
  const tally = pass.open();
  const { amount } = pass.log();
  for (const { row, earlier } of exactDuplicates(pass.log())) {
    const expected = (): string => `a line that differs from row ${pass.rowOf(earlier)}`;
    const [received, action] = [amount[row], actionOf(setting)];
    tally.add(row, { code: 'exact-duplicate', column: 'amount', expected, received, action });
  }
  return tally.finish();
}

/**
 * Finds lines that equal an earlier one in all but time and order and come shortly after it: a form sent twice, a file read
 * twice. Each is compared with the one before it, so that a row of five counts as one line and four copies.
 */
export function nearCopies(pass: CleaningPass, setting: 'flag' | 'remove', span: number): RuleTally {
  const tally = pass.open();
  const log = pass.log();
  const { time } = log;
  const { order, ...others } = log;
  const groups = sameLines(others as TransactionLog);
  const inTime = Uint32Array.from(time.keys()).sort(
    (a, b) => (groups[a] as number) - (groups[b] as number) || (time[a] as number) - (time[b] as number) || a - b,
  );
  for (let i = 1; i < inTime.length; i++) {
    const [line, earlier] = [inTime[i] as number, inTime[i - 1] as number];
    const apart = (time[line] as number) - (time[earlier] as number);
    if (groups[line] !== groups[earlier] || apart > span || (apart === 0 && isSameOrder(log, line, earlier))) continue;
    const expected = (): string => `a line not equal to row ${pass.rowOf(earlier)} but ${apart / 1000} s later`;
    const [received, action] = [log.amount[line], actionOf(setting)];
    tally.add(line, { code: 'near-duplicate', column: 'amount', expected, received, action });
  }
  return tally.finish();
}

/** Equal to the last column: that is an exact duplicate, which has a rule of its own. */
function isSameOrder({ order }: TransactionLog, a: number, b: number): boolean {
  return order === undefined || order.codes[a] === order.codes[b];
}

/** One number a line, the same for lines that agree in all columns but time. */
function sameLines(log: TransactionLog): Uint32Array {
  const groups = Uint32Array.from({ length: log.length }, (_, line) => line);
  const timeless = { ...log, time: new Float64Array(log.length) };
  for (const { row, earlier } of exactDuplicates(timeless)) groups[row] = groups[earlier] as number;
  return groups;
}
