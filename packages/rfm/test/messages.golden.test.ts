import { assignRfmSegments, customerTable, parseSegmentMap, toRows } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

describe('messages of a map', () => {
  const map = {
    id: 'messages',
    version: 1,
    bins: { r: 2, f: 1 },
    rules: [
      { segment: 'Active', r: [2, 2], f: [1, 1], action: 'Thank them', message: 'Dear {name}, thank you!' },
      { segment: 'Quiet', r: [1, 1], f: [1, 1], action: 'Ask why' },
    ],
  };
  const scores = { r: Float64Array.of(2, 1), f: Float64Array.of(1, 1) };

  it('stand beside the action, where the segment has one', () => {
    const assigned = assignRfmSegments(customerTable(['Ada', 'Bo'], scores), parseSegmentMap(map));
    expect(toRows(assigned)).toMatchObject([
      { customer: 'Ada', action: 'Thank them', message: 'Dear {name}, thank you!' },
      { customer: 'Bo', action: 'Ask why', message: null },
    ]);
    const plain = assignRfmSegments(customerTable(['Ada'], { r: Float64Array.of(5), f: Float64Array.of(5) }));
    expect(Object.keys(plain.columns)).toEqual(['r', 'f', 'segment', 'action']);
  });

  it('are one a segment, as actions are', () => {
    const [active] = map.rules;
    for (const message of ['Another', undefined]) {
      expect(() => parseSegmentMap({ ...map, rules: [active, { ...active, message }] })).toThrow(
        /map\.rules\[1\]\.message must be "Dear \{name\}, thank you!", as before/,
      );
    }
    expect(() => parseSegmentMap({ ...map, rules: [{ ...active, message: ' ' }] })).toThrow(/message must be a text/);
  });
});
