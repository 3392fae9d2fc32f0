import { exactSum, InvalidInputError } from '@clientele/core';
import type { ColumnSource } from '../features/columns.ts';
import { badCell } from '../features/refuse.ts';
import { readWeights } from '../k-means/weights.ts';

/** What a tree shall tell apart, and what each row weighs. */
export interface Target {
  readonly y: Float64Array;
  /** One a row; 1 where none were given. */
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly total: number;
  /** Weighted mean of y. */
  readonly mean: number;
  /** Weighted sum of squared distances to the mean. */
  readonly spread: number;
}

/** Reads the column of the target, every cell a finite number, and that of the weights. */
export function readTarget(verb: string, source: ColumnSource, target: string, weight: string | undefined): Target {
  const y = numbersOf(verb, source, target);
  const given = readWeights(verb, source, weight);
  const weights = given.length === 0 ? new Float64Array(y.length).fill(1) : given;
  const total = exactSum(weights);
  const mean = weightedSum(y, weights) / total;
  const squares = y.map((value) => (value - mean) ** 2);
  return { y, weights, total, mean, spread: weightedSum(squares, weights) };
}

/** The sum of some numbers, each as often as it weighs. */
export function weightedSum(values: Float64Array, weights: Float64Array): number {
  return exactSum(values.map((value, row) => value * (weights[row] as number)));
}

function numbersOf(verb: string, source: ColumnSource, target: string): Float64Array {
  const cells = source.cells(target);
  if ('codes' in cells)
    throw new InvalidInputError(`${verb}: column "${target}" must hold numbers, since it is the target`);
  const bad = cells.findIndex((cell) => !Number.isFinite(cell));
  if (bad >= 0) throw badCell(verb, target, bad, 'a finite number', cells[bad]);
  return cells;
}
