import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';

/** Refuses what is no log of any kind: these verbs look at one that was parsed already. */
export function checkLog(verb: string, value: unknown): void {
  if (isLog(value)) return;
  const help = Array.isArray(value) ? '; parseTransactions(rows) makes one of rows' : '';
  throw new InvalidInputError(`${verb}: expected a log, got ${showValue(value)}${help}`);
}

function isLog(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('time' in value && 'customer' in value)) return false;
  const { time, customer } = value;
  return ArrayBuffer.isView(time) && typeof customer === 'object' && customer !== null && 'codes' in customer;
}
