import { NO_ROW } from '../../table/take-column.ts';
import type { CleanOptions } from '../clean-options.ts';
import type { CleaningPass, RuleTally } from '../cleaning-pass.ts';
import { findCancellations } from '../find-cancellations.ts';

/** Names purchases that were wholly paid back and refunds without a purchase; takes out the former, with their refunds, where asked to. */
export function cancelledLines(
  pass: CleaningPass,
  setting: 'flag' | 'remove',
  cancels: CleanOptions['cancels'],
  verb: string,
): RuleTally {
  const tally = pass.open();
  const { amount } = pass.log();
  const { purchaseOf, isCancelled, refunds } = findCancellations(pass.log(), cancels, verb);
  const action = setting === 'remove' ? 'dropped' : 'kept';
  const expected = (): string => 'a purchase that was not paid back';
  isCancelled.forEach((flag, line) => {
    if (flag === 0) return;
    tally.add(line, { code: 'cancelled-purchase', column: 'amount', expected, received: amount[line], action });
  });
  for (const line of refunds) {
    if (purchaseOf[line] !== NO_ROW) continue;
    const wanted = (): string => 'an earlier purchase that it pays back';
    const received = amount[line];
    tally.add(line, { code: 'refund-without-purchase', column: 'amount', expected: wanted, received, action: 'kept' });
  }
  return tally.finish();
}
