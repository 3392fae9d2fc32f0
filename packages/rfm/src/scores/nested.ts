import type { RfmNumbers } from './columns.ts';
import { quantileCuts, scoreColumn, scoreWithin } from './kernel.ts';
import type { NestedCuts, RfmScale, RfmScoresParameters } from './model.ts';

/** Quantile scales of the whole columns, turned into those of method `'nested'`. */
export function nestedScales(
  { recency, frequency, monetary }: Omit<RfmNumbers, 'length'>,
  whole: Record<'recency' | 'frequency' | 'monetary', RfmScale>,
): Pick<RfmScoresParameters, 'recency' | 'frequency' | 'monetary' | 'nested'> {
  const r = scoreColumn(recency, Float64Array.from(whole.recency.cuts), true);
  const byR = recencyGroup(r);
  const cutsOfF = cutsByGroup(frequency, byR, whole.recency.bins, whole.frequency);
  const f = scoreWithin(frequency, cutsOfF.map(typed), byR);
  const byRF = pairGroup(r, f, whole.frequency.bins);
  const cutsOfM = cutsByGroup(monetary, byRF, whole.recency.bins * whole.frequency.bins, whole.monetary);
  const m = scoreWithin(monetary, cutsOfM.map(typed), byRF);
  return {
    recency: whole.recency,
    frequency: { ...whole.frequency, counts: counted(f, whole.frequency.bins) },
    monetary: { ...whole.monetary, counts: counted(m, whole.monetary.bins) },
    nested: { frequency: cutsOfF, monetary: cutsOfM },
  };
}

/** Where the frequency cuts of each row stand. */
export function recencyGroup(r: Float64Array): Float64Array {
  return r.map((score) => score - 1);
}

/** Where the monetary cuts of each row stand. */
export function pairGroup(r: Float64Array, f: Float64Array, binsOfF: number): Float64Array {
  return r.map((score, row) => (score - 1) * binsOfF + (f[row] as number) - 1);
}

/** The cut lists of one customer's group, or of the whole column where nothing is nested. */
export function cutsAt(
  { recency, frequency, monetary, nested }: RfmScoresParameters,
  r: number,
  f: number,
): Record<'recency' | 'frequency' | 'monetary', readonly number[]> {
  return {
    recency: recency.cuts,
    frequency: nested?.frequency[r - 1] ?? frequency.cuts,
    monetary: nested?.monetary[(r - 1) * frequency.bins + f - 1] ?? monetary.cuts,
  };
}

function cutsByGroup(
  values: Float64Array,
  group: Float64Array,
  groups: number,
  { bins, cuts }: RfmScale,
): NestedCuts['frequency'] {
  const members = Array.from({ length: groups }, (): number[] => []);
  for (const [row, at] of group.entries()) members[at]?.push(values[row] as number);
  return members.map((x) => (x.length === 0 ? [...cuts] : quantileCuts(Float64Array.from(x).sort(), bins)));
}

function counted(scores: Float64Array, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) counts[score - 1] = (counts[score - 1] as number) + 1;
  return counts;
}

/** Cuts as kernels read them. */
export const typed = (cuts: readonly number[]): Float64Array => Float64Array.from(cuts);
