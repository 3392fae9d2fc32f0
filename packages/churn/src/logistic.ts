export {
  type LogisticEstimate,
  type LogisticModel,
  type LogisticParameters,
  type LogisticTerm,
  parseLogisticModel,
} from './logistic/model.ts';
export { predictChurn } from './logistic/of-kind.ts';
