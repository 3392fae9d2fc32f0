import type { HistoryArrays } from '../transactions/kernel.ts';
import type { BetaGeometricParameters, FirstChance } from './parameters.ts';

/** @returns P(alive) of each customer at the end of observation; it stands alone, since a stored model is asked nothing else most often */
export function aliveColumn(
  parameters: BetaGeometricParameters,
  first: FirstChance,
  { x, tx, T }: HistoryArrays,
): Float64Array {
  return x.map((count, row) => aliveProbability(parameters, count, tx[row] as number, T[row] as number, first));
}

/** P(alive | x, t_x, T), as 1/(1 + e^d) (Hardie's note on P(alive), 2008); exactly 1 where nobody could leave yet. */
function aliveProbability(
  { r, alpha, a, b }: BetaGeometricParameters,
  x: number,
  tx: number,
  T: number,
  first: FirstChance,
): number {
  const n = x + first;
  if (n === 0) return 1;
  const d = Math.log(a) - Math.log(b + n - 1) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
  return 1 / (1 + Math.exp(d));
}
