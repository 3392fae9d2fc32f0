import { checkKind, frozen } from '@clientele/core';
import { type RfmColumns, rfmNames, rfmNumbers } from '../scores/columns.ts';
import { scoreOf } from '../scores/kernel.ts';
import { modelBins, type RfmScoresModel, rfmScoresKind } from '../scores/model.ts';
import { cutsAt } from '../scores/nested.ts';
import { checkBins } from './assign.ts';
import { cellIndex, segmentGrid } from './grid.ts';
import { parseSegmentMap, type SegmentMap } from './map.ts';
import { segments11 } from './presets.ts';

/** One customer's three numbers. */
export interface RfmValues {
  /** Days since the last purchase. */
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** What the nearest change of one number would do. */
export interface RfmStep {
  readonly column: 'recency' | 'frequency' | 'monetary';
  /** The number must come to more than the cut, or to no more than the cut. */
  readonly becomes: 'more-than' | 'at-most';
  readonly cut: number;
  /** From the number to the cut, 0 or more, in the column's unit. */
  readonly distance: number;
  /** The score of this column after the step. */
  readonly score: number;
  /** The segment after the step; `null` where the map has none. */
  readonly segment: string | null;
}

/** Why a customer is where they are, and what would move them. */
export interface RfmExplanation {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly segment: string | null;
  readonly action: string | null;
  /** What to write to the customer, where the map says so. */
  readonly message: string | null;
  /** Index of the rule that decided, −1 where none fits. */
  readonly rule: number;
  /** The map's name and version. */
  readonly map: { readonly id: string; readonly version: number };
  /** The next cut in each direction, column by column. */
  readonly steps: readonly RfmStep[];
}

/**
 * Says which rule put a customer into a segment, and how far the next score is in each direction.
 *
 * @param model from `fitRfmScores` or `parseRfmScoresModel`
 * @param customer the three numbers
 * @param segments the map; `segments11` unless told otherwise
 * @returns scores, segment, rule, and for each column the next cuts with the segment beyond
 * @throws InvalidInputError (`invalid-input`) where a number is missing or not finite, or the map is malformed
 * @throws InvalidOptionError (`invalid-option`) where the map is made for other bins than the model's
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { explainRfmSegment, fitRfmScores } from '@clientele/rfm';
 * const base = { recency: [2, 5, 9, 14, 20], frequency: [9, 3, 2, 1, 1], monetary: [60, 20, 10, 5, 5] };
 * const why = explainRfmSegment(fitRfmScores(base), { recency: 9, frequency: 2, monetary: 10 });
 * why.segment; // => 'Need Attention'
 * why.steps[0]; // => { column: 'recency', becomes: 'more-than', cut: 11, distance: 2, score: 2, segment: 'At Risk' }
 */
export function explainRfmSegment(
  model: RfmScoresModel,
  customer: RfmValues,
  segments: SegmentMap = segments11,
): RfmExplanation {
  checkKind('explainRfmSegment', model, rfmScoresKind);
  const map = parseSegmentMap(segments);
  checkBins('explainRfmSegment', map, modelBins(model));
  const { recency, frequency, monetary } = customer ?? {};
  const cells = { recency: [recency], frequency: [frequency], monetary: [monetary] } as RfmColumns;
  rfmNumbers('explainRfmSegment', cells);
  const find = ruleFinder(map, model);
  const rule = find(customer);
  const scores = scoresOf(model, customer);
  const cuts = cutsAt(model.parameters, scores.r, scores.f);
  return frozen({
    ...scores,
    ...named(map, rule),
    message: map.rules[rule]?.message ?? null,
    rule,
    map: { id: map.id, version: map.version },
    steps: rfmNames.flatMap((column) =>
      stepsOf(cuts[column], customer[column]).map(({ to, ...step }) => {
        const moved = { ...customer, [column]: to };
        const score = scoresOf(model, moved)[letterOf[column]];
        return { column, ...step, score, segment: named(map, find(moved)).segment };
      }),
    ),
  });
}

const letterOf = { recency: 'r', frequency: 'f', monetary: 'm' } as const;

/** The cut above and the cut below a value, and a value just beyond each. */
function stepsOf(
  cuts: readonly number[],
  x: number,
): (Pick<RfmStep, 'becomes' | 'cut' | 'distance'> & { to: number })[] {
  const score = scoreOf(cuts, x);
  const above = cuts[score - 1];
  const below = cuts[score - 2];
  return [
    ...(above === undefined
      ? []
      : [{ becomes: 'more-than' as const, cut: above, distance: above - x, to: justAbove(cuts, above) }]),
    ...(below === undefined ? [] : [{ becomes: 'at-most' as const, cut: below, distance: x - below, to: below }]),
  ];
}

/** A value above one cut and not above the next. */
function justAbove(cuts: readonly number[], cut: number): number {
  return cuts.find((other) => other > cut) ?? Number.MAX_VALUE;
}

function scoresOf({ parameters }: RfmScoresModel, values: RfmValues): { r: number; f: number; m: number } {
  const r = parameters.recency.bins + 1 - scoreOf(parameters.recency.cuts, values.recency);
  const f = scoreOf(cutsAt(parameters, r, 1).frequency, values.frequency);
  return { r, f, m: scoreOf(cutsAt(parameters, r, f).monetary, values.monetary) };
}

function ruleFinder(map: SegmentMap, model: RfmScoresModel): (values: RfmValues) => number {
  const { ruleOf } = segmentGrid(map);
  return (values) => {
    const { r, f, m } = scoresOf(model, values);
    return ruleOf[cellIndex(map, r, f, m)] as number;
  };
}

function named({ rules }: SegmentMap, rule: number): { segment: string | null; action: string | null } {
  return { segment: rules[rule]?.segment ?? null, action: rules[rule]?.action ?? null };
}
