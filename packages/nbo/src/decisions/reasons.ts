import { partsOf } from '../recommend/explain.ts';
import type { OpenDecisions } from './open-decisions.ts';
import type { RankedOffer } from './rank-offers.ts';
import type { DecisionSubject } from './subject.ts';

/** Why an offer is made: where its propensity comes from, then what levers and context add. */
export function reasonsOf(
  { model }: OpenDecisions,
  { histories, row }: DecisionSubject,
  { item, reason, context, lever }: RankedOffer,
): string[] {
  const source = model === null || histories === null || item < 0 ? [reason] : partsOf(model, histories, row, item);
  return [...source, ...weightReason('levers', lever), ...weightReason('context', context)];
}

function weightReason(name: string, factor: number): string[] {
  if (factor === 1) return [];
  const percent = Math.round((factor - 1) * 1000) / 10;
  return [`${name} ${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`];
}
