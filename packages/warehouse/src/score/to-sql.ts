import type {
  ForestModel,
  GradientBoostingModel,
  LinearRegressionModel,
  LogisticModel,
  TreeModel,
} from '@clientele/churn';
import type { BgNbdModel, MbgNbdModel } from '@clientele/clv';
import { checkOptions, IncompatibleModelError, nonEmptyText, type OptionRule, showValue } from '@clientele/core';
import type { RfmScoresModel } from '@clientele/rfm';
import type { KMeansModel, KMedoidsModel } from '@clientele/segmentation';
import type { Dialect, DialectName } from '../dialect/dialect.ts';
import { dialectNamed } from '../dialect/dialects.ts';
import { tableName } from '../dialect/words.ts';
import { aliveScore } from './alive.ts';
import { clusterScore } from './clusters.ts';
import { type ScoringTable, type SqlScore, scoringStatement } from './layers.ts';
import { linearScore } from './linear.ts';
import { rfmScore } from './rfm-scores.ts';
import { ensembleScore, treeScore } from './trees.ts';

/** A model that can be written as SQL. */
export type SqlModel =
  | RfmScoresModel
  | BgNbdModel
  | MbgNbdModel
  | LogisticModel
  | LinearRegressionModel
  | TreeModel
  | ForestModel
  | GradientBoostingModel
  | KMeansModel
  | KMedoidsModel;

const kinds: readonly SqlModel['kind'][] = [
  'rfm/scores',
  'clv/bg-nbd',
  'clv/mbg-nbd',
  'churn/logistic',
  'churn/linear-regression',
  'churn/tree',
  'churn/forest',
  'churn/gradient-boosting',
  'segmentation/k-means',
  'segmentation/k-medoids',
];

/** Rules of what is scored. */
export const scoringRules: Readonly<Record<keyof ScoringTable, OptionRule>> = {
  table: tableName,
  id: nonEmptyText,
};

/**
 * Writes a model as one SQL statement that scores a table where it lies: the same numbers as from the model, to 1e-9.
 *
 * The table has the columns that the model reads: recency, frequency and monetary; x, tx and T in the model's unit; or the
 * features by their names. A row with a cell that the model cannot read gets NULL, never an invented score.
 *
 * Trees ask their questions one inside the other, so that a statement grows with the nodes: some 100 bytes each. Engines that bound
 * the size of a statement want few or shallow trees.
 *
 * @param model an RFM, BG/NBD, MBG/NBD, logistic, linear, tree, forest, boosting or cluster model
 * @param dialect the SQL of the engine
 * @param options `table`, and `id`, the column that names each row (`customer` unless told otherwise)
 * @returns a SELECT with the id and one column a score: r, f, m and score; probabilityAlive; probability or value; cluster and distance
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @throws InvalidOptionError (`invalid-option`) where dialect, table or id is wrong
 * @example
 * import { bgNbdModel } from '@clientele/clv';
 * import { collect, toRows, toSql } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const engine = await openDuckDb();
 * const columns = { x: Float64Array.of(2), tx: Float64Array.of(30.43), T: Float64Array.of(38.86) };
 * await engine.createView('histories', { customer: ['1'], ...columns });
 * const [row] = toRows(await collect(engine.query(toSql(cdnow, 'duckdb', { table: 'histories' }))));
 * Number(row['probabilityAlive']).toFixed(4); // => '0.7266'
 * await engine.close();
 */
export function toSql(model: SqlModel, dialect: DialectName, options: ScoringTable): string {
  checkOptions('toSql', { ...options, table: options?.table ?? null }, scoringRules);
  const spoken = dialectNamed('toSql', dialect);
  return scoringStatement(spoken, scoreOf(spoken, model), options);
}

function scoreOf(dialect: Dialect, model: SqlModel): SqlScore {
  switch (model?.kind) {
    case 'rfm/scores':
      return rfmScore(dialect, model);
    case 'clv/bg-nbd':
    case 'clv/mbg-nbd':
      return aliveScore(dialect, model);
    case 'churn/logistic':
    case 'churn/linear-regression':
      return linearScore(dialect, model);
    case 'churn/tree':
      return treeScore(dialect, model);
    case 'churn/forest':
    case 'churn/gradient-boosting':
      return ensembleScore(dialect, model);
    case 'segmentation/k-means':
    case 'segmentation/k-medoids':
      return clusterScore(dialect, model);
    default:
      return refuseKind(model);
  }
}

/** The type says that no kind is left; a caller in plain JavaScript, or a file, may bring another. */
function refuseKind(model: never): never {
  const kind: unknown = (model as { kind?: unknown } | undefined)?.kind;
  throw new IncompatibleModelError('toSql', 'model.kind', `one of ${kinds.join(', ')}`, showValue(kind));
}
