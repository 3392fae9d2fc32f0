import { fitMlLogistic } from '@clientele/churn/ml-logistic-regression';
import { fitLogistic, fitTree, predictChurn, treeNodes } from 'clientele';
import type { Customers } from './exercises.ts';

export function neverCame(slope: number): number {
  return 1 / (1 + Math.exp(-slope * 0));
}

export function expectedChurners(customers: Customers): number {
  const { probability } = predictChurn(fitLogistic({ ...customers }), { ...customers }).columns;
  return probability.reduce((sum, p) => sum + p, 0);
}

export function largestDifference(customers: Customers): number {
  const [ours, theirs] = [fitLogistic({ ...customers }), fitMlLogistic({ ...customers }, { numSteps: 3000 })].map(
    (model) => predictChurn(model, { ...customers }).columns.probability,
  ) as [Float64Array, Float64Array];
  return ours.reduce((most, p, row) => Math.max(most, Math.abs(p - (theirs[row] as number))), 0);
}

export function firstQuestion(customers: Customers): string {
  return treeNodes(fitTree({ ...customers }, { minLeaf: 1 })).columns.answer[1] ?? '';
}
