import type { Dialect } from '../dialect/dialect.ts';
import { numberOf } from '../dialect/words.ts';

/** The probability of log-odds. Beyond ±700 it is 0 or 1 to the last digit, and EXP is an error in some engines. */
export function probabilityOf(dialect: Dialect, logOdds: string): string {
  const [zero, one, most] = [0, 1, 700].map((value) => numberOf(dialect, value)) as [string, string, string];
  const small = `EXP(-LEAST(ABS(${logOdds}), ${most}))`;
  const cases = `WHEN ${logOdds} >= ${zero} THEN ${one} / (${one} + ${small}) ELSE ${small} / (${one} + ${small})`;
  return `CASE WHEN ${logOdds} IS NULL THEN NULL ${cases} END`;
}
