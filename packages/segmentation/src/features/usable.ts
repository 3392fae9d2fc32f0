/** Beyond this the squares of many customers, with weights, might overflow. */
export const largestNumber = 1e100;

/** A finite number that can be squared. */
export function isUsable(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= largestNumber;
}
