/**
 * What Stirling's formula lacks: ln Γ(x) − [(x − 1/2) ln x − x + ln(2π)/2], for x >= 8 (Abramowitz and Stegun 6.1.41).
 *
 * @param x a number >= 8
 * @returns the correction, about 1/(12 x)
 */
export function stirlingCorrection(x: number): number {
  const y = 1 / (x * x);
  const tail = 1 / 1188 - y * (691 / 360360 - y * (1 / 156 - y * (3617 / 122400)));
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * tail)))) / x;
}
