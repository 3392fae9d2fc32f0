import { fitSentimentLinear, scoreSentimentLinear } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { fitSlopes } from '../src/feedback/slopes.ts';
import { calibrate, softmax } from '../src/linear/calibrate.ts';
import { heldOutQuality } from '../src/linear/held-out.ts';

/** Draws between 0 and 1, the same each time (Park and Miller 1988). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
/** About a standard normal. */
const bell = (draw: () => number): number => Array.from({ length: 12 }, draw).reduce((sum, value) => sum + value, -6);

describe('calibrate', () => {
  const draw = draws(7);
  const rows = 20_000;
  /** Margins of two sides, and classes drawn with the chances that slope 1.5 and shifts 0.4 and −0.8 make of them. */
  const margins = [0, 1].map(() => Float64Array.from({ length: rows }, () => 1.5 * bell(draw)));
  const sideOf = (chances: readonly number[]): number => {
    const [first = 0, second = 0] = chances;
    const value = draw();
    return value < first ? 0 : value < first + second ? 1 : 2;
  };
  const logits = (row: number, slope: number, shifts: readonly number[]): number[] =>
    margins.map((side, k) => slope * (side[row] as number) + (shifts[k] as number));
  const truth = Uint8Array.from({ length: rows }, (_, row) => sideOf(softmax(logits(row, 1.5, [0.4, -0.8]))));
  const found = calibrate(margins, truth);

  it('finds the slope and shifts that the truth of three classes was drawn with', () => {
    expect(found.slope).toBeCloseTo(1.5, 1);
    expect(found.shifts[0]).toBeCloseTo(0.4, 1);
    expect(found.shifts[1]).toBeCloseTo(-0.8, 1);
  });
  it('makes probabilities that come true: of those near p, a share p', () => {
    const chances = [0, 1, 2].map(() => new Float64Array(rows));
    for (let row = 0; row < rows; row++) {
      softmax(logits(row, found.slope, found.shifts)).forEach((chance, side) => {
        (chances[side] as Float64Array)[row] = chance;
      });
    }
    expect(heldOutQuality(chances, truth).calibrationError).toBeLessThan(0.015);
    // margins as they come are not: a slope three times too steep is too sure
    const steep = chances.map((side) => side.map((chance) => chance ** 3));
    expect(heldOutQuality(steep, truth).calibrationError).toBeGreaterThan(0.05);
  });
});

describe('a model of three classes', () => {
  /** Texts of five words, of which about half are of the text's side and the others of any: many texts cannot be told for sure. */
  const draw = draws(11);
  const names = ['negative', 'neutral', 'positive'] as const;
  const pick = (): number => Math.min(2, Math.floor(3 * draw()));
  const rows = Array.from({ length: 4000 }, () => {
    const side = pick();
    const words = Array.from({ length: 5 }, () => `w${draw() < 0.4 ? side : pick()}${Math.floor(8 * draw())}`);
    return { text: words.join(' '), label: names[side] as string };
  });
  const model = fitSentimentLinear(rows.slice(0, 1000), { bits: 12, words: 1 });

  it('says of texts that it never saw how sure it is, and is right as often', () => {
    const { negative, neutral, positive } = scoreSentimentLinear(
      model,
      rows.slice(1000).map(({ text }) => text),
    ).columns;
    const truth = Uint8Array.from(rows.slice(1000), ({ label }) => names.indexOf(label as (typeof names)[number]));
    const { accuracy, calibrationError, logLoss } = heldOutQuality([negative, neutral, positive], truth);
    expect(accuracy).toBeGreaterThan(0.7);
    expect(calibrationError).toBeLessThan(0.06);
    expect(logLoss).toBeLessThan(Math.log(3) * 0.75);
    expect(Math.abs(model.parameters.heldOut.accuracy - accuracy)).toBeLessThan(0.06);
  });
});

describe('intervals of drivers', () => {
  it('hold the effect that ratings were made of in nine of ten shops', () => {
    const z = 1.6448536269514722;
    let held = 0;
    const shops = 400;
    for (let shop = 0; shop < shops; shop++) {
      const draw = draws(1000 + 97 * shop);
      const customers = 120;
      const groups = Uint32Array.from({ length: 3 * customers }, (_, row) => Math.floor(row / 3));
      // what a customer feels anyhow goes into all three texts
      const moods = Float64Array.from({ length: customers }, () => bell(draw));
      const x = Float64Array.from(groups, () => bell(draw) / 2);
      const y = x.map((value, row) => 3 + 0.8 * value + (moods[groups[row] as number] as number) + bell(draw));
      const { beta, deviations } = fitSlopes([new Float64Array(x.length).fill(1), x], y, groups);
      if (Math.abs((beta[1] as number) - 0.8) <= z * (deviations[1] as number)) held++;
    }
    expect(held / shops).toBeGreaterThan(0.86);
    expect(held / shops).toBeLessThan(0.94);
  });
});
