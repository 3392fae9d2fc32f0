import { InvalidOptionError } from '@clientele/core';
import { type ShopOptions, shopChunks, simulateShop } from '@clientele/datasets';
import { describe, expect, it } from 'vitest';

const wrong: [string, object][] = [
  ['customers', { customers: 0 }],
  ['customers', { customers: 2.5 }],
  ['seed', { seed: -1 }],
  ['arrivals', { arrivals: 'poisson' }],
  ['parameters.r', { parameters: { r: 0 } }],
  ['parameters.s', { parameters: { s: 1 } }],
  ['parameters.k', { arrivals: 'regular', parameters: { k: 1.5 } }],
  ['parameters.amplitude', { arrivals: 'seasonal', parameters: { amplitude: 1 } }],
  ['parameters.__proto__', { parameters: JSON.parse('{"__proto__": 1}') }],
  ['spend.gamma', { spend: { gamma: Number.NaN } }],
  ['spend.toString', { spend: { toString: 3 } }],
  ['start', { start: 'soon' }],
  ['span', { span: { days: 0.5 } }],
  ['span', { span: 104 }],
  ['acquisition', { span: { weeks: 4 }, acquisition: { weeks: 5 } }],
  ['timeZone', { timeZone: 'Mars' }],
  ['categories', { categories: -1 }],
  ['customer', { customer: 5 }],
];

describe('options of simulateShop', () => {
  it.each(wrong)('refuses a wrong %s: %j', (option, options) => {
    let caught: unknown;
    try {
      simulateShop(options as ShopOptions);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InvalidOptionError);
    expect((caught as InvalidOptionError).problems.map((problem) => problem.option)).toEqual([option]);
  });

  it('refuses in the name of shopChunks too', () => {
    expect(() => shopChunks({ seed: 0.5 }).next()).toThrow(/^shopChunks: seed must be/);
  });

  it('takes what is undefined as not said', () => {
    const bare = simulateShop({ customers: 20 });
    expect(simulateShop({ customers: 20, seed: undefined, parameters: { r: undefined } } as object)).toEqual(bare);
  });

  it('takes extremes', () => {
    const one = simulateShop({ customers: 1, span: { days: 1 }, categories: 1 });
    expect(one.log.length).toBeGreaterThan(0);
    const wild = simulateShop({
      customers: 50,
      parameters: { r: 1e-6, alpha: 1e-6, a: 1e-6, b: 1e-6 },
      spend: { q: 0.5 },
    });
    for (const amount of wild.log.amount) expect(Number.isFinite(amount)).toBe(true);
  });
});
