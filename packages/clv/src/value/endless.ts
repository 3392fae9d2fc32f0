import { InvalidOptionError, showValue } from '@clientele/core';
import type { Discount } from './discount.ts';

/** Refuses an infinite horizon without discount, whose value need not be finite. */
export function refuseEndless(verb: string, discount: Discount, horizon: unknown): void {
  if (horizon !== 'infinite' || discount.annual > 0) return;
  const allowed = 'above 0 where the horizon is infinite';
  throw new InvalidOptionError(verb, [{ option: 'discount', allowed, received: showValue(discount) }]);
}
