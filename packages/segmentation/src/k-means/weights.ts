import { InvalidInputError, showValue } from '@clientele/core';
import type { ColumnSource } from '../features/columns.ts';

/** Beyond this weighted sums of squares might overflow. */
const heaviest = 1e15;

/** The column of weights, each above 0; empty where there is none. */
export function readWeights(verb: string, source: ColumnSource, name: string | undefined): Float64Array {
  if (name === undefined) return new Float64Array(0);
  const cells = source.cells(name);
  if ('codes' in cells)
    throw new InvalidInputError(`${verb}: column "${name}" must hold numbers, since it holds weights`);
  const row = cells.findIndex((weight) => !(weight > 0 && weight <= heaviest));
  if (row < 0) return cells;
  const [expected, received] = [`a number > 0, at most ${heaviest}`, showValue(cells[row])];
  throw new InvalidInputError(`${verb}: row ${row}, column ${name}: expected ${expected}, got ${received}`, [
    {
      code: Number.isNaN(cells[row]) ? 'missing-value' : 'invalid-number',
      row,
      column: name,
      expected,
      received,
      action: 'kept',
    },
  ]);
}
