import { parseSegmentMap, type SegmentMap } from './map.ts';

const loyal = 'Loyal Customers';
const hibernating = { segment: 'Hibernating', action: 'Send a seasonal reminder, at most four a year' } as const;

/**
 * Four segments on a 5 × 5 × 5 grid, and a fifth for the cells that the four leave open. Champions alone look at monetary
 * value, and come first.
 *
 * @example
 * import { checkSegments, segments4 } from '@clientele/rfm';
 * checkSegments(segments4).uncovered; // => []
 */
export const segments4: SegmentMap = parseSegmentMap({
  id: 'segments4',
  version: 1,
  bins: { r: 5, f: 5, m: 5 },
  rules: [
    { segment: 'Champions', r: [4, 5], f: [4, 5], m: [4, 5], action: 'Show new products first, in exclusive previews' },
    { segment: loyal, r: [3, 5], f: [3, 5], action: 'Upsell: recommend the next better product' },
    { segment: 'At Risk', r: [1, 2], f: [3, 5], action: 'Send a "we miss you" message with a 20 % discount' },
    { segment: 'Lost', r: [1, 2], f: [1, 2], action: 'Stop spending on them' },
    { segment: 'Occasional', r: [3, 5], f: [1, 2], action: 'Invite to a second purchase' },
  ],
});

/**
 * Eleven segments on a 5 × 5 grid of recency and frequency: the map in wide use, with Lost split off from Hibernating.
 * The rules do not overlap, so their order does not matter.
 *
 * @example
 * import { segments11 } from '@clientele/rfm';
 * new Set(segments11.rules.map((rule) => rule.segment)).size; // => 11
 */
export const segments11: SegmentMap = parseSegmentMap({
  id: 'segments11',
  version: 1,
  bins: { r: 5, f: 5 },
  rules: [
    { segment: 'Champions', r: [5, 5], f: [4, 5], action: 'Reward them, and show new products first' },
    { segment: loyal, r: [3, 4], f: [4, 5], action: 'Upsell, and ask for a review' },
    { segment: 'Potential Loyalists', r: [4, 5], f: [2, 3], action: 'Offer membership of the loyalty programme' },
    { segment: 'New Customers', r: [5, 5], f: [1, 1], action: 'Welcome them and help with the first steps' },
    { segment: 'Promising', r: [4, 4], f: [1, 1], action: 'Invite to a second purchase with a small gift' },
    { segment: 'Need Attention', r: [3, 3], f: [3, 3], action: 'Make a limited offer on what they bought before' },
    { segment: 'About to Sleep', r: [3, 3], f: [1, 2], action: 'Recommend popular products before they forget' },
    { segment: "Can't Lose Them", r: [1, 2], f: [5, 5], action: 'Call in person and win them back' },
    { segment: 'At Risk', r: [1, 2], f: [3, 4], action: 'Send a "we miss you" message with a 20 % discount' },
    { ...hibernating, r: [2, 2], f: [1, 2] },
    { ...hibernating, r: [1, 1], f: [2, 2] },
    { segment: 'Lost', r: [1, 1], f: [1, 1], action: 'Stop spending on them' },
  ],
});
