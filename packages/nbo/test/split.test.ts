import {
  evaluateRecommendations,
  fitPopularity,
  type ItemEvent,
  parseTransactions,
  recommend,
  type SplitEventsOptions,
  splitEvents,
} from '@clientele/nbo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const events: ItemEvent[] = [
  { customer: 'Ada', item: 'tea', time: '2026-01-05', order: 'a' },
  { customer: 'Ada', item: 'jam', time: '2026-01-12', order: 'b' },
  { customer: 'Ada', item: 'tea', time: '2026-01-12', order: 'b' },
  { customer: 'Bo', item: 'rye', time: '2026-01-09', order: 'c' },
  { customer: 'Bo', item: 'tea', time: '2026-02-01', order: 'd' },
  { customer: 'Cy', item: 'rye', time: '2026-01-20', order: 'e' },
];

type Part = ReturnType<typeof splitEvents>['known'];
const pairs = ({ customer, item }: Part): string[] =>
  Array.from(
    customer.codes,
    (code, row) => `${customer.dictionary.values[code]} ${item.dictionary.values[item.codes[row] as number]}`,
  ).sort();

describe('splitEvents', () => {
  it('holds out the last basket of each customer who has two or more', () => {
    const { known, next, notes } = splitEvents(events);
    expect(pairs(next)).toEqual(['Ada jam', 'Ada tea', 'Bo tea']);
    expect(pairs(known)).toEqual(['Ada tea', 'Bo rye', 'Cy rye']);
    expect(notes).toContainEqual(
      expect.objectContaining({ code: 'single-baskets', details: { single: 1, customers: 3 } }),
    );
  });

  it('holds out what is not before an instant, by civil days of the log', () => {
    const { known, next } = splitEvents(events, { by: 'temporal', at: '2026-01-12' });
    expect(pairs(next)).toEqual(['Ada jam', 'Ada tea', 'Bo tea', 'Cy rye']);
    expect(pairs(known)).toEqual(['Ada tea', 'Bo rye']);
    const log = parseTransactions(
      [
        { customer: 'Ada', time: '2026-01-11T22:00:00Z', product: 'tea', amount: 1 },
        { customer: 'Ada', time: '2026-01-11T23:00:00Z', product: 'jam', amount: 1 },
      ],
      { timeZone: 'Europe/Berlin' },
    );
    expect(pairs(splitEvents(log, { by: 'temporal', at: '2026-01-12' }).next)).toEqual(['Ada jam']);
  });

  it('draws pairs by a seed, whatever the order of rows, near the share asked for', () => {
    const many = Array.from({ length: 4000 }, (_, at) => ({ customer: `c${at % 200}`, item: `i${(at * 7) % 101}` }));
    const own = splitEvents(many, { by: 'random', share: 0.25 });
    expect(Math.abs(own.next.item.codes.length / many.length - 0.25)).toBeLessThan(0.04);
    expect(pairs(splitEvents([...many].reverse(), { by: 'random', share: 0.25 }).next)).toEqual(pairs(own.next));
    expect(pairs(splitEvents(many, { by: 'random', share: 0.25, seed: 2 }).next)).not.toEqual(pairs(own.next));
    const twice = new Set(pairs(own.next));
    expect(pairs(own.known).some((pair) => twice.has(pair))).toBe(false);
  });

  it('loses and invents nothing', () => {
    const event = fc.record({
      customer: fc.constantFrom('A', 'B', '__proto__'),
      item: fc.constantFrom('tea', 'jam', 'constructor'),
      time: fc.integer({ min: 0, max: 9 }).map((days) => days * 86_400_000),
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 2, maxLength: 30 }), (data) => {
        const whole = data.map(({ customer, item }) => `${customer} ${item}`).sort();
        try {
          const { known, next } = splitEvents(data);
          expect([...pairs(known), ...pairs(next)].sort()).toEqual(whole);
        } catch (error) {
          expect((error as { code?: string }).code).toBe('insufficient-data');
        }
      }),
    );
  });

  it.each<[SplitEventsOptions, RegExp, string]>([
    [{ by: 'temporal' }, /at must be/, 'invalid-option'],
    [{ by: 'temporal', at: '2030-01-01' }, /held out/, 'insufficient-data'],
    [{ by: 'temporal', at: '2020-01-01' }, /known/, 'insufficient-data'],
    [{ share: 0.5 }, /share must be left out where by is "last-basket"/, 'invalid-option'],
    [{ by: 'random', share: 1 }, /share/, 'invalid-option'],
    [{ by: 'random', at: 3 }, /at must be left out/, 'invalid-option'],
  ])('refuses %j', (options, message, code) => {
    expect(() => splitEvents(events, options)).toThrow(message);
    expect(() => splitEvents(events, options)).toThrow(expect.objectContaining({ code }));
  });

  it('needs times for baskets and instants', () => {
    const bare = events.map(({ time: _, ...others }) => others);
    expect(() => splitEvents(bare)).toThrow(
      'splitEvents: by "last-basket" needs the times of the events, which have none',
    );
  });
});

describe('coverage and revenue of lists', () => {
  const lists = recommend(fitPopularity(events), [], { customers: ['Ada', 'Bo'], k: 2 });
  const truth = [
    { customer: 'Ada', item: 'tea' },
    { customer: 'Ada', item: 'jam' },
    { customer: 'Bo', item: 'jam' },
  ];

  // Both get rye and tea (2 customers each): of these only Ada buys tea.
  it('are the share of items offered, and the mean worth of what was right', () => {
    const quality = evaluateRecommendations(lists, truth, { items: 4, worth: { tea: 5, jam: 90 } });
    expect(quality.coverage).toBe(0.5);
    expect(quality.revenue).toBe(2.5);
    expect(evaluateRecommendations(lists, truth, { worth: new Map([['jam', 3]]) }).revenue).toBe(0);
    expect(evaluateRecommendations(lists, truth)).toMatchObject({ coverage: null, revenue: null });
  });

  it('refuse fewer items than were offered, and worths that are no numbers', () => {
    expect(() => evaluateRecommendations(lists, truth, { items: 1 })).toThrow(/items must be at least 2/);
    expect(() => evaluateRecommendations(lists, truth, { worth: { tea: Number.NaN } })).toThrow(
      /worth must be a finite number/,
    );
  });
});

describe('calibratedProbability', () => {
  it('is refused for what is no calibration', async () => {
    const { calibratedProbability } = await import('@clientele/nbo');
    expect(() => calibratedProbability(fitPopularity(events) as never, [1])).toThrow(/calibration\.kind/);
  });
});
