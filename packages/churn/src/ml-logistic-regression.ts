export { type FitMlLogisticOptions, fitMlLogistic } from './engines/fit-ml-logistic.ts';
