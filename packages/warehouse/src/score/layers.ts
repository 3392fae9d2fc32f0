import { InvalidOptionError, showValue } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { type TableName, tableOf } from '../dialect/words.ts';

/** Columns by alias, each an expression of the columns before. */
export type Layer = Readonly<Record<string, string>>;

/** A model as SQL: what it reads of the table, what it works out step by step, and the scores at the end. */
export interface SqlScore {
  /** Expressions of the table's own columns; aliases are ours and plain words. */
  readonly inputs: Layer;
  /** Conditions of inputs, of which one is enough: memory would refuse the row, and here all its scores are NULL. */
  readonly refused: readonly string[];
  /** Each layer reads the aliases of those before, so that nothing is written out twice; `is_refused`, 0 or 1, is there too. */
  readonly steps: readonly Layer[];
  /** The columns that the statement gives, by name. */
  readonly scores: Layer;
}

/** Which table is scored. */
export interface ScoringTable {
  /** Its name; dots part schema and table. */
  readonly table: TableName;
  /** The column that names each row; `customer` unless told otherwise. */
  readonly id?: string;
}

/** The statement of a model: one row a row of the table, its id and the scores. */
export function scoringStatement(dialect: Dialect, score: SqlScore, { table, id = 'customer' }: ScoringTable): string {
  if (Object.hasOwn(score.scores, id)) {
    const allowed = `none of the scores (${Object.keys(score.scores).join(', ')})`;
    throw new InvalidOptionError('toSql', [{ option: 'id', allowed, received: showValue(id) }]);
  }
  const named = ([alias, expression]: [string, string]): string => `${expression} AS ${alias}`;
  const read = [`${dialect.identifier(id)} AS row_id`, ...Object.entries(score.inputs).map(named)];
  const cells = `SELECT ${read.join(',\n  ')}\nFROM ${tableOf(dialect, table)}`;
  const steps = score.refused.length === 0 ? score.steps : [refusal(score.refused), ...score.steps];
  const worked = steps.reduce((inner, layer, depth) => {
    const added = [`step_${depth}.*`, ...Object.entries(layer).map(named)];
    return `SELECT ${added.join(',\n  ')}\nFROM (\n${inner}\n) step_${depth}`;
  }, cells);
  const given = (value: string): string =>
    score.refused.length === 0 ? value : `CASE WHEN is_refused = 0 THEN ${value} END`;
  const scores = Object.entries(score.scores).map(([name, value]) => `${given(value)} AS ${dialect.identifier(name)}`);
  return `SELECT ${[`row_id AS ${dialect.identifier(id)}`, ...scores].join(',\n  ')}\nFROM (\n${worked}\n) scored`;
}

function refusal(refused: readonly string[]): Layer {
  return { is_refused: `CASE WHEN ${refused.join(' OR ')} THEN 1 ELSE 0 END` };
}

/** NULL where any of some expressions is. */
export function unlessMissing(expressions: readonly string[], otherwise: string): string {
  if (expressions.length === 0) return otherwise;
  return `CASE WHEN ${expressions.map((expression) => `${expression} IS NULL`).join(' OR ')} THEN NULL ELSE ${otherwise} END`;
}
