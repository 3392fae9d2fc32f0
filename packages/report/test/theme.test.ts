import { describe, expect, it } from 'vitest';
import { fullestCell } from '../src/chart/heat-map.ts';
import { pageTones, segmentTones, type Tone } from '../src/theme.ts';
import { contrast, distance, mixed, type Sight } from './fixture/colour.ts';

describe.each(['light', 'dark'] as const)('in %s surroundings', (mode) => {
  const of = (tone: Tone): string => tone[mode];
  const { paper, panel, ink, soft, accent, faint } = pageTones;

  it.each([
    ['ink', ink],
    ['soft', soft],
    ['accent', accent],
  ])('text in %s reads on page and panel', (_, tone) => {
    expect(contrast(of(tone), of(paper))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(tone), of(panel))).toBeGreaterThanOrEqual(4.5);
  });

  it('text reads on the fullest cell of the score map', () => {
    expect(contrast(of(ink), mixed(of(accent), of(paper), fullestCell))).toBeGreaterThanOrEqual(4.5);
  });

  it('lines that carry meaning and all segments stand out from the page', () => {
    for (const tone of [faint, accent, ...segmentTones]) {
      expect(contrast(of(tone), of(paper))).toBeGreaterThanOrEqual(3);
    }
  });

  it.each<Sight>(['full', 'protanopia', 'deuteranopia', 'tritanopia'])('segments stay apart, seen with %s', (sight) => {
    const pairs = segmentTones.flatMap((a, place) => segmentTones.slice(place + 1).map((b) => [of(a), of(b)] as const));
    expect(pairs).toHaveLength(55);
    // 0.02 is about the smallest difference one sees side by side.
    for (const [a, b] of pairs) expect(distance(a, b, sight)).toBeGreaterThan(0.06);
  });
});
