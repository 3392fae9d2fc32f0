import {
  countShape,
  InvalidInputError,
  listOf,
  optional,
  type Refuse,
  recordOf,
  type Shape,
  showValue,
  textShape,
} from '@clientele/core';
import { isBinCount } from '../scores/bins.ts';

/** Lowest and highest score, both included. */
export type ScoreRange = readonly [lowest: number, highest: number];

/** Customers whose scores lie in all the ranges belong to the segment, unless an earlier rule took them. */
export interface SegmentRule {
  /** The segment's name; several rules may share one. */
  readonly segment: string;
  readonly r: ScoreRange;
  readonly f: ScoreRange;
  /** Left out, the monetary score does not matter. */
  readonly m?: ScoreRange;
  /** What to do with the segment. */
  readonly action: string;
  /** What to write to the customers of the segment, word for word, with whatever placeholders your mailer fills in. */
  readonly message?: string;
}

/** Named segments as data: rules over the cells of a score grid, read from the top; the first that fits decides. */
export interface SegmentMap {
  /** A name to cite, e.g. `segments11`. */
  readonly id: string;
  /** Rises when a rule changes. */
  readonly version: number;
  /** The scores that the rules are written for; `m` only where a rule looks at it. */
  readonly bins: { readonly r: number; readonly f: number; readonly m?: number };
  readonly rules: readonly SegmentRule[];
}

const binShape: Shape<number> = (value, path, refuse) =>
  isBinCount(value) ? value : refuse(path, 'a whole number from 1 to 100', value);

const rangeShape: Shape<ScoreRange> = (value, path, refuse) => {
  const [lowest, highest] = listOf(countShape)(value, path, refuse);
  const twoAscending = Array.isArray(value) && value.length === 2 && Number(lowest) <= Number(highest);
  if (!twoAscending || lowest === undefined || highest === undefined || lowest < 1) {
    return refuse(path, 'two scores, lowest and highest', value);
  }
  return Object.freeze([lowest, highest] as const);
};

const filledShape: Shape<string> = (value, path, refuse) =>
  textShape(value, path, refuse).trim() === '' ? refuse(path, 'a text that is not empty', value) : String(value);

const mapShape = recordOf<SegmentMap>({
  id: filledShape,
  version: countShape,
  bins: recordOf<SegmentMap['bins']>({ r: binShape, f: binShape, m: optional(binShape) }),
  rules: listOf(
    recordOf<SegmentRule>({
      segment: filledShape,
      r: rangeShape,
      f: rangeShape,
      m: optional(rangeShape),
      action: filledShape,
      message: optional(filledShape),
    }),
  ),
});

/**
 * Reads a segment map from JSON, every field checked: ranges within the bins, one action and one message a segment. Whether each cell is
 * covered is `checkSegments`' to say.
 *
 * @param value anything at all: a map file is untrusted input
 * @returns the map, frozen
 * @throws InvalidInputError (`invalid-input`) naming the field
 * @example
 * import { parseSegmentMap } from '@clientele/rfm';
 * const map = parseSegmentMap({
 *   id: 'two', version: 1, bins: { r: 3, f: 3 },
 *   rules: [
 *     { segment: 'Active', r: [2, 3], f: [1, 3], action: 'Write every month' },
 *     { segment: 'Quiet', r: [1, 1], f: [1, 3], action: 'Ask why' },
 *   ],
 * });
 * map.rules.length; // => 2
 */
export function parseSegmentMap(value: unknown): SegmentMap {
  const map = mapShape(value, 'map', refuse);
  if (map.rules.length === 0) return refuse('map.rules', 'at least one rule', map.rules);
  const said = new Map<string, SegmentRule>();
  for (const [index, rule] of map.rules.entries()) {
    checkRanges(map, rule, `map.rules[${index}]`);
    const first = said.get(rule.segment) ?? rule;
    for (const field of ['action', 'message'] as const) {
      if (first[field] === rule[field]) continue;
      const before = first[field] === undefined ? 'left out' : `"${first[field]}"`;
      refuse(`map.rules[${index}].${field}`, `${before}, as before for the segment`, rule[field]);
    }
    said.set(rule.segment, first);
  }
  return map;
}

const refuse: Refuse = (path, expected, received) => {
  throw new InvalidInputError(`parseSegmentMap: ${path} must be ${expected}, got ${showValue(received)}`, [], { path });
};

function checkRanges({ bins }: SegmentMap, rule: SegmentRule, path: string): void {
  if (rule.m !== undefined && bins.m === undefined) refuse('map.bins.m', 'given, since a rule looks at m', bins.m);
  for (const letter of ['r', 'f', 'm'] as const) {
    const range = rule[letter];
    const most = bins[letter];
    if (range !== undefined && most !== undefined && range[1] > most) {
      refuse(`${path}.${letter}`, `scores from 1 to ${most}`, range);
    }
  }
}
