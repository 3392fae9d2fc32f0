export { type BtydSample, btydColumns } from './arbitraries/btyd.ts';
export { type RfmSample, rfmColumns } from './arbitraries/customers.ts';
export { amounts, customerIds, hostileIds, instants, transactionRows } from './arbitraries/transactions.ts';
export { checkEstimator, estimatorChecks } from './contract/check-estimator.ts';
export { checkMiner, minerChecks } from './contract/check-miner.ts';
export { checkTextScorer, textScorerChecks } from './contract/check-text-scorer.ts';
export { firstBeyondJson, firstDifference, firstUnfrozen } from './contract/compare.ts';
export {
  type ContractCheck,
  ContractFailure,
  type EstimatorCase,
  type MonotoneLaw,
  type RowValues,
  type SampleColumns,
  type ScaleLaw,
} from './contract/estimator.ts';
export { hostileItems, type MinedLists, type MinedTable, type MinerCase, type MinerCheck } from './contract/miner.ts';
export { fitsWithoutSuite, type RegistrySources } from './contract/registry.ts';
export { hostileTexts, type TextCheck, type TextExplanation, type TextScorerCase } from './contract/text-scorer.ts';
export { splitRecords } from './reference/csv.ts';
export { referenceCsv, referenceJson, referenceNumbers, referenceText } from './reference/load.ts';
export { referencePath } from './reference/path.ts';
