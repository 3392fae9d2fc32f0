import type { TransactionLog } from '../../log/transaction-log.ts';
import { medianOf } from '../../median.ts';
import { NO_CODE } from '../../table/dictionary.ts';
import type { CleanOptions } from '../clean-options.ts';
import type { CleaningPass, RuleTally } from '../cleaning-pass.ts';

/** Fewer lines tell nothing of what is usual. */
const leastLines = 8;

/**
 * Finds purchases of an unusual amount by the modified z-score of its logarithm, 0.6745 (ln a − median) / MAD, since amounts
 * spread by factors (B. Iglewicz, D. C. Hoaglin, "How to Detect and Handle Outliers", ASQC 1993, section 3.3; where half of the
 * lines are alike and MAD is 0, the mean deviation times 1.253314 takes its place, as they advise). Refunds are not judged.
 */
export function unusualAmounts(
  pass: CleaningPass,
  setting: 'flag' | 'remove',
  threshold: number,
  among: NonNullable<CleanOptions['outlierAmong']>,
): RuleTally {
  const tally = pass.open();
  const log = pass.log();
  for (const lines of groupsOf(log, among)) {
    if (lines.length < leastLines) continue;
    const logs = Float64Array.from(lines, (line) => Math.log(log.amount[line] as number));
    const centre = medianOf(logs.slice());
    const scale = spreadOf(logs, centre);
    if (!(scale > 0)) continue;
    const limits = [Math.exp(centre - threshold * scale), Math.exp(centre + threshold * scale)] as const;
    logs.forEach((value, at) => {
      if (Math.abs(value - centre) <= threshold * scale) return;
      const line = lines[at] as number;
      const expected = (): string => `${limits[0].toPrecision(3)} to ${limits[1].toPrecision(3)}`;
      const [received, action] = [log.amount[line], setting === 'remove' ? 'dropped' : 'kept'] as const;
      tally.add(line, { code: 'unusual-amount', column: 'amount', expected, received, action });
    });
  }
  return tally.finish();
}

function spreadOf(values: Float64Array, centre: number): number {
  const away = values.map((value) => Math.abs(value - centre));
  const middle = medianOf(away); // sorts: the mean is then the same in whatever order the lines came
  const mean = away.reduce((sum, value) => sum + value, 0) / away.length;
  return middle > 0 ? middle / 0.6745 : mean * 1.253314;
}

/** Lines with an amount above 0, by what they are compared among; those without a product, or category, are a group too. */
function groupsOf(log: TransactionLog, among: 'all' | 'product' | 'category'): number[][] {
  const column = among === 'all' ? undefined : log[among];
  const groups = new Map<number, number[]>();
  log.amount.forEach((amount, line) => {
    if (!(amount > 0)) return;
    const key = column?.codes[line] ?? NO_CODE;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  });
  return [...groups.values()];
}
