import type { BgNbdModel, MbgNbdModel } from '@clientele/clv';
import type { Dialect } from '../dialect/dialect.ts';
import { numberOf, usableNumber } from '../dialect/words.ts';
import type { SqlScore } from './layers.ts';
import { probabilityOf } from './probability.ts';

/**
 * P(alive | x, t_x, T) as 1 / (1 + e^d) (Hardie's note on P(alive), 2008), of a table with x, tx and T in the model's unit.
 * NULL where the three are no history.
 */
export function aliveScore(dialect: Dialect, { kind, parameters }: BgNbdModel | MbgNbdModel): SqlScore {
  const [r, alpha, b, logA, zero, one] = [
    parameters.r,
    parameters.alpha,
    parameters.b,
    Math.log(parameters.a),
    0,
    1,
  ].map((value) => numberOf(dialect, value)) as [string, string, string, string, string, string];
  const input = (name: string): string => usableNumber(dialect, dialect.identifier(name), 1e15);
  // A customer of MBG/NBD may leave at the first purchase already.
  const chances = kind === 'clv/bg-nbd' ? 'in_x' : `(in_x + ${one})`;
  const leaving = `${logA} - LN(${b} + ${chances} - ${one})`;
  const silence = `(${r} + in_x) * LN(${one} + (in_t - in_tx) / (${alpha} + in_tx))`;
  const isHistory = `in_x >= ${zero} AND in_tx >= ${zero} AND in_tx <= in_t`;
  const alive = `WHEN ${isHistory} AND ${chances} = ${zero} THEN ${one}`;
  return {
    inputs: { in_x: input('x'), in_tx: input('tx'), in_t: input('T') },
    steps: [{ log_odds: `CASE WHEN ${isHistory} AND ${chances} > ${zero} THEN -(${leaving} + ${silence}) END` }],
    scores: { probabilityAlive: `CASE ${alive} ELSE ${probabilityOf(dialect, 'log_odds')} END` },
  };
}
