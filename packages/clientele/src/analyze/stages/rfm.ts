import { assignRfmSegments, deriveRfm, fitRfmScores, scoreRfm, summarizeSegments } from '@clientele/rfm';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { preferencesOf } from './preferences.ts';
import { segmentFlows } from './segment-flows.ts';
import { valueRulesOf } from './value-rules.ts';

/** Recency, frequency, monetary value; their scores; the segment and what to do with it; preferences; who moved since an earlier date. */
export const rfmStage: Stage = { name: 'rfm', run: runRfm };

function runRfm(context: StageContext): StageOutcome {
  const { log, summary, options } = context;
  const derived = deriveRfm(summary);
  const model = fitRfmScores(derived, { bins: options.segments.bins });
  const segmented = assignRfmSegments(scoreRfm(model, derived), options.segments);
  const flows = segmentFlows({ log, before: options.before, segments: options.segments }, segmented);
  const preferences = preferencesOf(context, segmented.columns.segment);
  const value = valueRulesOf(preferences.told, segmented.columns.monetary);
  return {
    columns: { ...segmented.columns, ...preferences.columns },
    segments: summarizeSegments(segmented),
    tables: { ...preferences.tables, ...value.tables, ...flows.tables },
    models: [model, ...value.models],
    notes: [...segmented.notes, ...model.diagnostics.notes, ...flows.notes, ...value.notes],
  };
}
