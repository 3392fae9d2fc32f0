import { assignRfmSegments, deriveRfm, fitRfmScores, scoreRfm, summarizeSegments } from '@clientele/rfm';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** Recency, frequency, monetary value; their scores; the segment and what to do with it. */
export const rfmStage: Stage = { name: 'rfm', run: runRfm };

function runRfm({ summary, options }: StageContext): StageOutcome {
  const derived = deriveRfm(summary);
  const model = fitRfmScores(derived, { bins: options.segments.bins });
  const segmented = assignRfmSegments(scoreRfm(model, derived), options.segments);
  return {
    columns: segmented.columns,
    segments: summarizeSegments(segmented),
    models: [model],
    notes: [...segmented.notes, ...model.diagnostics.notes],
  };
}
