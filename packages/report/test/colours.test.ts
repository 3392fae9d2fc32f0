import { describe, expect, it } from 'vitest';
import { countSteps } from '../src/chart/histogram.ts';
import { labelRoom } from '../src/chart/label-room.ts';
import { segmentColours } from '../src/context/colours.ts';

describe('colours of segments', () => {
  it('go with the name, whatever else is there', () => {
    const few = segmentColours(['Lost', 'Champions']);
    const many = segmentColours(['Champions', 'Promising', 'Occasional', 'Lost']);
    expect(few.get('Champions')).toBe(many.get('Champions'));
    expect(few.get('Lost')).toBe(many.get('Lost'));
  });

  it('are different for all, as long as there are colours', () => {
    const names = ['Champions', 'a', 'b', 'c', '__proto__', 'Lost', 'd', 'e', 'f', 'g', 'h'];
    expect(new Set(segmentColours(names).values()).size).toBe(11);
  });

  it('begin again after eleven', () => {
    const names = Array.from({ length: 30 }, (_, place) => `Segment ${place}`);
    expect([...segmentColours(names).values()].every((colour) => /^var\(--s(\d|10)\)$/.test(colour))).toBe(true);
    expect(new Set(segmentColours(names).values()).size).toBe(11);
  });
});

describe('a histogram', () => {
  it('counts each chance once, 0 in the first step and 1 in the last', () => {
    expect([...countSteps(Float64Array.of(0, 0.24, 0.25, 0.5, 0.99, 1), 4)]).toEqual([2, 1, 1, 2]);
  });

  it('keeps what lies outside by rounding', () => {
    expect([...countSteps(Float64Array.of(-1e-12, 1 + 1e-12), 2)]).toEqual([1, 1]);
  });
});

describe('room for labels', () => {
  it('grows with the longest, up to what the picture can spare', () => {
    const short = labelRoom(800, ['Lost']).pixels;
    const long = labelRoom(800, ['Lost', 'Potential Loyalists']).pixels;
    expect(long).toBeGreaterThan(short);
    expect(labelRoom(340, ['x'.repeat(10_000)]).pixels).toBeLessThan(170);
    expect(labelRoom(340, [])).toEqual(labelRoom(340, ['Lost']));
  });
});
