/**
 * The number that an object stands for: database drivers and mappers hand amounts over as objects of decimal.js, big.js,
 * bignumber.js or long, which all have `toNumber`.
 *
 * @param cell any object
 * @returns its number, `null` where it is no such object
 */
export function numberOfObject(cell: unknown): number | null {
  if (typeof cell !== 'object' || cell === null) return null;
  try {
    const { toNumber } = cell as { toNumber?: unknown };
    const number: unknown = typeof toNumber === 'function' ? toNumber.call(cell) : null;
    return typeof number === 'number' ? number : null;
  } catch {
    return null;
  }
}
