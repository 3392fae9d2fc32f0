import {
  checkOptions,
  civilDay,
  daysPerUnit,
  type Instant,
  InvalidOptionError,
  type OptionRule,
  optionRule,
  resolveAsOf,
  type SummaryOptions,
  showValue,
  type TimeUnit,
  timeUnit,
} from '@clientele/core';
import { historyColumns } from '../btyd/sql.ts';
import type { Dialect, DialectName } from '../dialect/dialect.ts';
import { dialectNamed } from '../dialect/dialects.ts';
import { asDouble, numberOf, withSteps } from '../dialect/words.ts';
import { type EngineLines, knownLines } from '../lines/lines.ts';
import { rfmRules } from '../rfm/score-rfm-in.ts';
import { type RfmChoices, rfmColumns } from '../rfm/sql.ts';
import { factSteps } from '../summary/facts.ts';
import { summaryRules } from '../summary/rules.ts';
import { ofFacts, summaryColumns } from '../summary/sql.ts';

/** What is derived of lines by one statement. */
export type SqlDerivation = 'summary' | 'rfm' | 'btyd';

/** How purchases are counted, and until when. */
export interface DeriveSqlOptions extends Omit<SummaryOptions, 'asOf'>, RfmChoices {
  /** Exclusive end of the observation; rfm and btyd need it. A summary without one is of all lines. */
  readonly asOf?: Instant;
  /** The unit of tx and T; `'day'` unless told otherwise. For btyd. */
  readonly unit?: TimeUnit;
}

const own: Readonly<Record<SqlDerivation, readonly (keyof DeriveSqlOptions)[]>> = {
  summary: [],
  rfm: ['monetary', 'frequency'],
  btyd: ['unit'],
};

const rules: Readonly<Record<keyof DeriveSqlOptions, OptionRule>> = {
  ...summaryRules,
  monetary: rfmRules.monetary,
  frequency: rfmRules.frequency,
  unit: timeUnit,
};

/**
 * Writes a derivation as one SQL statement, to be run where the lines are, by a scheduler or in a view: the numbers of
 * `summarizeCustomers`, `deriveRfm` or `deriveBtyd`, one row a customer with a purchase.
 *
 * Nobody looks at the lines beforehand: columns are those that `map` names (customer, time and amount as they stand unless it
 * does), and lines without a customer, time or usable amount are left out.
 *
 * @param derivation `'summary'`, `'rfm'` or `'btyd'`
 * @param dialect the SQL of the engine
 * @param lines the table, and which column is what
 * @param options `asOf`, and the options of the function of that name
 * @returns a SELECT
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or asOf is missing where it is needed
 * @example
 * import { collect, deriveSql, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES
 *   ('Ada', DATE '2026-01-05', 20), ('Ada', DATE '2026-01-19', 30)) t(customer, time, amount)`);
 * const sql = deriveSql('btyd', 'duckdb', { table: 'orders' }, { asOf: '2026-02-03', unit: 'week' });
 * toRows(await collect(engine.query(sql)), ['x', 'tx', 'T', 'meanRepeatSpend']);
 * // => [{ x: 1, tx: 2, T: 4, meanRepeatSpend: 30 }]
 * await engine.close();
 */
export function deriveSql(
  derivation: SqlDerivation,
  dialect: DialectName,
  lines: Omit<EngineLines, 'missing'>,
  options: DeriveSqlOptions = {},
): string {
  const verb = 'deriveSql';
  if (!Object.hasOwn(own, derivation)) {
    const problem = { option: 'derivation', allowed: Object.keys(own).join(', '), received: showValue(derivation) };
    throw new InvalidOptionError(verb, [problem]);
  }
  checkOptions(verb, options, rulesOf(derivation));
  const spoken = dialectNamed(verb, dialect);
  const known = knownLines(verb, { ...lines, missing: 'leave-out' });
  const { occasion = 'sale' } = options;
  const asOf = endOf(verb, derivation, known.timeZone, options.asOf);
  const steps = factSteps(spoken, known, { asOf, occasion });
  const lastDay = asOf === null ? 0 : civilDay(asOf - 1, known.timeZone);
  return withSteps(steps, ofFacts(spoken, columnsOf(derivation, spoken, lastDay, options)));
}

function rulesOf(derivation: SqlDerivation): Record<string, OptionRule> {
  const unused = optionRule(`left out for ${derivation}`, () => false);
  const taken = ['asOf', 'occasion', ...own[derivation]];
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, taken.includes(name) ? rule : unused]));
}

function endOf(verb: string, derivation: SqlDerivation, timeZone: string, asOf: Instant | undefined): number | null {
  // Where the lines end is not known before they are looked at.
  if (asOf === 'end' || (asOf === undefined && derivation !== 'summary')) {
    const problem = { option: 'asOf', allowed: `an instant: ${derivation} counts from it`, received: showValue(asOf) };
    throw new InvalidOptionError(verb, [problem]);
  }
  return asOf === undefined ? null : resolveAsOf(asOf, { time: new Float64Array(0), timeZone }, verb);
}

function columnsOf(
  derivation: SqlDerivation,
  dialect: Dialect,
  lastDay: number,
  { monetary, frequency, unit = 'day' }: DeriveSqlOptions,
): Readonly<Record<string, string>> {
  if (derivation === 'summary') return summaryColumns(dialect);
  if (derivation === 'rfm') return rfmColumns(dialect, lastDay, { monetary, frequency });
  const x = asDouble(dialect, 'purchase_days - 1');
  const zero = numberOf(dialect, 0);
  return {
    customer: 'customer',
    ...historyColumns(dialect, lastDay, unit),
    meanRepeatSpend: `CASE WHEN purchase_days > 1 THEN repeat_spend / ${x} ELSE ${zero} END`,
    sumLogGaps: `log_gaps - ${x} * ${numberOf(dialect, Math.log(daysPerUnit[unit]))}`,
  };
}
