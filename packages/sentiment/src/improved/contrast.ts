import type { Trace } from '../score/effect.ts';
import type { Clauses } from './clauses.ts';
import { weights } from './weights.ts';

/** In each sentence, what stands before its last "but" counts less and what stands after it more. */
export function weighSentences(clauses: Clauses, valences: Float64Array, trace: Trace | null): void {
  let [start, contrast] = [0, -1];
  for (let i = 0; i <= clauses.length; i++) {
    const isEnd = i === clauses.length || clauses.sentences[i] !== clauses.sentences[start];
    if (isEnd) {
      if (contrast > start) weigh(valences, start, contrast, i, trace);
      start = i;
      contrast = -1;
    }
    if (i < clauses.length && clauses.entries[i]?.contrasts === true) contrast = i;
  }
}

function weigh(valences: Float64Array, start: number, contrast: number, end: number, trace: Trace | null): void {
  for (let i = start; i < end; i++) {
    const valence = valences[i] as number;
    if (valence === 0 || i === contrast) continue;
    const weighed = valence * (i < contrast ? weights.before : weights.after);
    valences[i] = weighed;
    trace?.(i, { kind: 'contrast', by: contrast, change: weighed - valence });
  }
}
