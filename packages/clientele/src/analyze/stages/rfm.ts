import { assignRfmSegments, deriveRfm, fitRfmScores, scoreRfm, summarizeSegments } from '@clientele/rfm';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { segmentFlows } from './segment-flows.ts';

/** Recency, frequency, monetary value; their scores; the segment and what to do with it; who moved since an earlier date. */
export const rfmStage: Stage = { name: 'rfm', run: runRfm };

function runRfm({ log, summary, options }: StageContext): StageOutcome {
  const derived = deriveRfm(summary);
  const model = fitRfmScores(derived, { bins: options.segments.bins });
  const segmented = assignRfmSegments(scoreRfm(model, derived), options.segments);
  const flows = segmentFlows({ log, before: options.before, model, segments: options.segments }, segmented);
  return {
    columns: segmented.columns,
    segments: summarizeSegments(segmented),
    tables: flows.tables,
    models: [model],
    notes: [...segmented.notes, ...model.diagnostics.notes, ...flows.notes],
  };
}
