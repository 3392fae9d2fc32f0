import { summarizeCustomers } from '@clientele/core';
import {
  assignRfmSegments,
  deriveRfm,
  fitRfmScores,
  type RfmNumbersTable,
  type RfmScoresModel,
  scoreRfm,
} from '@clientele/rfm';
import { partSettings } from '../arguments/set.ts';
import { asOfOption, summarySettings } from '../derivations/core.ts';
import type { LinesInput } from '../derivations/derivation.ts';
import { segmentMapOf } from '../input/segment-map.ts';
import type { Kind, KindInput, Scores, TableOfLines } from './kind.ts';

/** Kinds of `@clientele/rfm`. */
export const rfmKinds: readonly Kind[] = [
  {
    kind: 'rfm/scores',
    columns: { recency: 'number', frequency: 'number', monetary: 'number' },
    fromLines,
    fit: ({ table, settings }) => ({ model: fitRfmScores(table as RfmNumbersTable, settings) }),
    score: (model, input) => score(model as RfmScoresModel, input),
  },
];

/** Options of `deriveRfm`, which come before the model's own. */
const derivingSettings: readonly string[] = ['monetary', 'frequency', 'minPurchases', 'minSpend'];

function fromLines({ log, asOf, settings }: LinesInput): TableOfLines {
  const [ofSummary, others] = partSettings(settings, summarySettings);
  const [ofDerive, own] = partSettings(others, derivingSettings);
  const table = deriveRfm(summarizeCustomers(log, { ...ofSummary, ...asOfOption(asOf) }), ofDerive);
  return { table, settings: own, notes: table.notes };
}

async function score(model: RfmScoresModel, { table, settings, readJson }: KindInput): Promise<Scores> {
  const segments = await segmentMapOf(settings, readJson);
  const { columns, notes } = assignRfmSegments(scoreRfm(model, table as RfmNumbersTable), segments);
  const { r, f, m, score, segment, action } = columns;
  return { columns: { r, f, m, score, segment, action }, notes };
}
