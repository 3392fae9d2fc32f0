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
  const number = (value: number): string => numberOf(dialect, value);
  const { r, alpha, a, b } = parameters;
  const [zero, one] = [number(0), number(1)];
  const input = (name: string, most: number): string => usableNumber(dialect, dialect.identifier(name), most);
  // Sums and quotients of longer times would leave the doubles.
  const time = (alias: string): string => `LEAST(${alias}, ${number(1e300)})`;
  // A customer of MBG/NBD may leave at the first purchase already.
  const chances = kind === 'clv/bg-nbd' ? 'in_x' : `(in_x + ${one})`;
  const leaving = `${number(Math.log(a))} - LN(${number(b)} + ${chances} - ${one})`;
  const waited = `(${time('in_t')} - ${time('in_tx')}) / (${number(alpha)} + ${time('in_tx')})`;
  const silence = `(${number(r)} + in_x) * LN(${one} + ${waited})`;
  return {
    inputs: {
      in_x: input('x', Number.MAX_SAFE_INTEGER),
      in_tx: input('tx', Number.MAX_VALUE),
      in_t: input('T', Number.MAX_VALUE),
    },
    refused: noHistory(zero),
    steps: [{ log_odds: `CASE WHEN is_refused = 0 AND ${chances} > ${zero} THEN -(${leaving} + ${silence}) END` }],
    scores: {
      probabilityAlive: `CASE WHEN ${chances} = ${zero} THEN ${one} ELSE ${probabilityOf(dialect, 'log_odds')} END`,
    },
  };
}

/** What makes x, t_x and T no history, as clv refuses it: x is a count, and t_x is 0 where there is no purchase to be last, and nowhere else. */
function noHistory(zero: string): string[] {
  return [
    ...['in_x', 'in_tx', 'in_t'].map((cell) => `${cell} IS NULL`),
    ...[`in_x < ${zero}`, 'in_x <> FLOOR(in_x)', `in_tx < ${zero}`, 'in_tx > in_t'],
    ...[`(in_x = ${zero} AND in_tx > ${zero})`, `(in_x > ${zero} AND in_tx = ${zero})`],
  ];
}
