/**
 * Rounds as Python does: the exact value of the double decides, and a tie goes to the even digit.
 *
 * @param value −1 to 1
 * @param digits 3 or 4
 */
export function roundHalfEven(value: number, digits: 3 | 4): number {
  const power = digits === 3 ? 1000 : 10_000;
  const scaled = value * power;
  const below = Math.floor(scaled);
  const distance = Math.abs(scaled - below - 0.5);
  if (distance > 1e-6) return Math.round(scaled) / power + 0;
  // A double that stands halfway is a multiple of 1/2^(digits + 1), and then the product above is exact.
  const isTie = distance === 0 && Number.isInteger(value * 2 ** (digits + 1));
  if (isTie) return (below % 2 === 0 ? below : below + 1) / power + 0;
  return Number(value.toFixed(digits)) + 0;
}
