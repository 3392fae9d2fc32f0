import { fitCalibration, fitItemSimilarity, parseCalibrationModel } from '@clientele/nbo';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;

/** Customers buy each of their favourites with one chance a week, everything else with another. */
function shop(customers: number): { customer: string; item: string; time: number }[] {
  const random = openRandom(7);
  return Array.from({ length: customers }, (_, c) => {
    const favourites = new Set(Array.from({ length: 3 }, () => random.below(40)));
    return Array.from({ length: 12 }, (__, week) =>
      Array.from({ length: 40 }, (___, item) => ({ item, chance: favourites.has(item) ? 0.6 : 0.01 }))
        .filter(({ chance }) => random.uniform() < chance)
        .map(({ item }) => ({ customer: `c${c}`, item: `i${item}`, time: (week * 7 + random.below(7)) * day })),
    ).flat();
  }).flat();
}

it('counts purchases only where views of less stand beside them', () => {
  const day = 86_400_000;
  const events = Array.from({ length: 40 }, (_, at) => ({
    customer: `c${at}`,
    item: 'tea',
    time: at * 1000,
    value: 1,
  }));
  const later = events.map((one, at) => ({ ...one, time: 40 * day + at, value: at < 10 ? 1 : 0.1 }));
  const share = (purchaseValue?: number): readonly number[] =>
    fitCalibration([...events, ...later], {
      horizon: { days: 30 },
      ...(purchaseValue === undefined ? {} : { purchaseValue }),
    }).parameters.probabilities;
  expect(share()).toEqual([1]);
  expect(share(1)).toEqual([0.25]);
});

describe('a calibration', () => {
  const events = shop(400);
  const { parameters } = parseCalibrationModel(
    JSON.parse(JSON.stringify(fitCalibration(events, { horizon: { weeks: 1 } }))),
  );

  it('finds the chances that the shop was made with', () => {
    const { probabilities, scores } = parameters;
    expect(Math.abs((probabilities.at(-1) as number) - 0.6)).toBeLessThan(0.12);
    expect(probabilities[0]).toBeLessThan(0.02);
    expect(scores.length).toBeGreaterThan(3);
  });

  it('never falls, and says of which model and span it is', () => {
    const { scores, probabilities, of, horizonDays } = parameters;
    expect([of, horizonDays]).toEqual(['nbo/next-basket', 7]);
    for (let at = 1; at < scores.length; at++) {
      expect(scores[at]).toBeGreaterThan(scores[at - 1] as number);
      expect(probabilities[at]).toBeGreaterThan(probabilities[at - 1] as number);
    }
  });

  it('looks only at what a model offers that leaves out what the customer has', () => {
    const alike = fitCalibration(events, { horizon: { weeks: 1 }, fit: fitItemSimilarity });
    expect(alike.parameters.of).toBe('nbo/item-similarity');
    expect(Math.max(...alike.parameters.probabilities)).toBeLessThan(0.3);
  });

  it('needs times, and events before and within the horizon', () => {
    const refusal = (rows: object[], options: object): string => {
      try {
        fitCalibration(rows as never, options as never);
      } catch (error) {
        return `${(error as { code: string }).code}: ${(error as Error).message}`;
      }
      return '';
    };
    const timeless = [{ customer: 'A', item: 'tea' }];
    expect(refusal(timeless, { horizon: { days: 7 } })).toBe(
      'invalid-input: fitCalibration: the events have no times: a horizon needs them',
    );
    expect(refusal(events, {})).toContain('invalid-option: fitCalibration: horizon must be a duration above 0');
    expect(refusal(events, { horizon: { years: 1 } })).toContain('insufficient-data');
    expect(refusal(events, { horizon: { days: 1 }, asOf: '1990-01-01' })).toContain('events within the horizon');
  });

  it('has no curve where everybody has everything', () => {
    const full = ['2026-01-01', '2026-02-01'].map((time) => ({ customer: 'A', item: 'tea', time }));
    expect(() => fitCalibration(full, { horizon: { days: 7 }, fit: fitItemSimilarity })).toThrow(
      'items that somebody does not have yet',
    );
  });
});
