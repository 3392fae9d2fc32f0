export { type CalibrationTests, calibrationTests } from './calibration/calibration-tests.ts';
export { type IsotonicBlock, isotonicBlocks } from './calibration/isotonic.ts';
export { naturalBreaks } from './classes/natural-breaks.ts';
export { binCounts, binEdges } from './drift/bin-counts.ts';
export { type ColumnDrift, type ColumnDriftOptions, columnDrift } from './drift/column-drift.ts';
export { populationStability } from './drift/population-stability.ts';
export { stabilityChance } from './drift/stability-chance.ts';
export {
  cholesky,
  inverseDiagonal,
  invertCholesky,
  type SquareMatrix,
  solveCholesky,
} from './linear/cholesky.ts';
export { type SymmetricEigen, symmetricEigen } from './linear/symmetric-eigen.ts';
export { matrixKernel } from './matrix/matrix-kernel.ts';
export { type MatrixLoops, matrixLoops, type PanelLoop } from './matrix/matrix-loops.ts';
export { type BinaryMetrics, binaryMetrics } from './metrics/binary-metrics.ts';
export { brierScore } from './metrics/brier-score.ts';
export {
  type CalibrationTable,
  type CalibrationTableOptions,
  calibrationTable,
} from './metrics/calibration-table.ts';
export { type Gains, type GainsOptions, gains } from './metrics/gains.ts';
export { logLoss } from './metrics/log-loss.ts';
export { type RegressionMetrics, regressionMetrics } from './metrics/regression-metrics.ts';
export { rocAuc } from './metrics/roc-auc.ts';
export type { MetricOptions } from './metrics/scored-outcomes.ts';
export { type BfgsOptions, bfgs } from './optimize/bfgs.ts';
export { hessian } from './optimize/hessian.ts';
export { type PolishedMinimum, polishMinimum } from './optimize/newton.ts';
export type { Minimum, Objective } from './optimize/objective.ts';
export type { Correlations } from './profile/correlations.ts';
export { type Histogram, type HistogramOptions, histogram } from './profile/histogram.ts';
export { type Profile, type ProfileOptions, profile } from './profile/profile.ts';
export type { ProfileInput } from './profile/profiled-columns.ts';
export { gaussLegendre, integrate, type QuadratureRule } from './quadrature/gauss-legendre.ts';
export { type MedianInterval, medianInterval } from './quantile/median-interval.ts';
export { median, quantile, quantiles } from './quantile/quantile.ts';
export { drawBeta } from './random/beta.ts';
export { drawBinomial } from './random/binomial.ts';
export { drawGamma } from './random/gamma.ts';
export { drawPoisson } from './random/poisson.ts';
export { openRandom, type Random, type RandomState } from './random/random.ts';
export { mixBits, seededHash } from './random/seeded-hash.ts';
export { type RankingMetrics, rankingMetrics } from './ranking/ranking.ts';
export { digamma } from './special/digamma.ts';
export { erf, erfc } from './special/erf.ts';
export { hypergeometricQuantile, hypergeometricTail, type Urn } from './special/hypergeometric.ts';
export { incompleteBeta } from './special/incomplete-beta.ts';
export { incompleteGamma, incompleteGammaTail } from './special/incomplete-gamma.ts';
export { logBeta } from './special/log-beta.ts';
export { logGamma } from './special/log-gamma.ts';
export { logHypergeometric2F1 } from './special/log-hypergeometric.ts';
export { normalQuantile } from './special/normal-quantile.ts';
export { digammaRise, logRising } from './special/rising.ts';
export { trigamma } from './special/trigamma.ts';
export { binColumns, mostBins } from './tree/bin-columns.ts';
export { type BinReader, type BinSums, columnReader, type NodeRows } from './tree/bin-reader.ts';
export type { BinnedColumn } from './tree/binned-column.ts';
export { type GrownTree, growOn, growTree, type TreeLimits, type TreeRows } from './tree/grow-tree.ts';
export type { HistogramKernel } from './tree/histogram-kernel.ts';
export { histogramReader } from './tree/histogram-reader.ts';
export { mostPackedBins, type PackedColumns, packColumns } from './tree/packed-columns.ts';
export { type LeafPath, leafPaths, type NamedColumn, pathWords, type TreeStep } from './tree/path-words.ts';
export { type PruningStep, pruneTree, pruningPath, withoutBranches } from './tree/prune.ts';
export { type RowValues, rowValues } from './tree/row-values.ts';
export { treeShapley } from './tree/shapley.ts';
export { anyNumber, goesLeft, leavesOf, type OpenTree, openTree, type Tree, type TreeColumn } from './tree/tree.ts';
export { type TreeFault, treeFault, treeFields } from './tree/tree-record.ts';
export { addLeafValues } from './tree/walk-codes.ts';
