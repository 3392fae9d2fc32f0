import {
  column,
  InsufficientDataError,
  InvalidInputError,
  type OptionRule,
  optionRule,
  showValue,
} from '@clientele/core';

/** How rows count. */
export interface MetricOptions {
  /** How many customers each row stands for, 0 or more; 1 each unless told otherwise. */
  readonly weight?: ArrayLike<number>;
}

/** The rule of `weight`; its cells are checked where they are used. */
export const weights: Readonly<Record<keyof MetricOptions, OptionRule>> = {
  weight: optionRule(
    'an array of numbers',
    (value) => typeof value === 'object' && value !== null && 'length' in value,
  ),
};

/** What happened, what was said of it, and how much each row counts. */
export interface ScoredOutcomes {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly weight: Float64Array;
}

interface CellRule {
  readonly expected: string;
  readonly accepts: (cell: number) => boolean;
}

/** What happened where there are two outcomes. */
const outcome: CellRule = { expected: '0 or 1', accepts: (cell) => cell === 0 || cell === 1 };
const weightRule: CellRule = { expected: 'a number >= 0', accepts: (cell) => cell >= 0 && cell < Infinity };

/** What a ranking needs of a score. */
export const anyScore: CellRule = { expected: 'a finite number', accepts: Number.isFinite };

/** What a loss needs of a score. */
export const probability: CellRule = { expected: 'a number from 0 to 1', accepts: (cell) => cell >= 0 && cell <= 1 };

/** The door of all metrics: every cell checked, lengths too, and at least one row that counts. */
export function scoredOutcomes(
  verb: string,
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
  score: CellRule,
  happened: CellRule = outcome,
): ScoredOutcomes {
  if (!isList(actual))
    throw new InvalidInputError(`${verb}: actual must be an array of numbers, got ${showValue(actual)}`);
  const outcomes = {
    actual: checked(verb, 'actual', actual, actual.length, happened),
    predicted: checked(verb, 'predicted', predicted, actual.length, score),
    weight:
      weight === undefined
        ? new Float64Array(actual.length).fill(1)
        : checked(verb, 'weight', weight, actual.length, weightRule),
  };
  if (!outcomes.weight.some((value) => value > 0)) throw new InsufficientDataError(verb, 'rows that count', 1, 0);
  return outcomes;
}

const isList = (cells: unknown): boolean => Array.isArray(cells) || ArrayBuffer.isView(cells);

function checked(verb: string, name: string, cells: ArrayLike<number>, length: number, rule: CellRule): Float64Array {
  if (!isList(cells))
    throw new InvalidInputError(`${verb}: ${name} must be an array of numbers, got ${showValue(cells)}`);
  if (cells.length !== length) {
    throw new InvalidInputError(`${verb}: ${name} has ${cells.length} rows, actual has ${length}`);
  }
  const values = column(cells);
  const row = values.findIndex((cell) => !rule.accepts(cell));
  if (row < 0) return values;
  const [expected, received] = [rule.expected, showValue(cells[row])];
  throw new InvalidInputError(`${verb}: row ${row}, column ${name}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: name, expected, received, action: 'kept' },
  ]);
}
