import { detectSignals, type SignalRule, toRows } from '@clientele/churn';
import { InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const hour = 3_600_000;
const rules: readonly SignalRule[] = [
  { signal: 'wants-to-leave', kind: 'page', subject: 'cancel', coolDown: { days: 2 } },
  { signal: 'upset', kind: 'complaint', count: 3, within: { days: 1 }, coolDown: { weeks: 1 } },
];
const at = (customer: string, hours: number, kind: string, subject?: string): object => ({
  customer,
  time: Date.UTC(2026, 0, 1) + hours * hour,
  kind,
  ...(subject === undefined ? {} : { subject }),
});

describe('signals', () => {
  it('flag a customer who opens the page for cancelling, once within the cool-down', () => {
    const visits = [at('Ada', 0, 'page', 'cancel'), at('Ada', 47, 'page', 'cancel'), at('Ada', 48, 'page', 'cancel')];
    const others = [at('Bo', 1, 'page', 'home'), at('Cy', 2, 'page', 'cancel')];
    expect(toRows(detectSignals([...visits, ...others], { rules }), ['customer', 'signal'])).toEqual([
      { customer: 'Ada', signal: 'wants-to-leave' },
      { customer: 'Cy', signal: 'wants-to-leave' },
      { customer: 'Ada', signal: 'wants-to-leave' },
    ]);
  });

  it('count within a span: three complaints in a day, not in two', () => {
    const spread = [0, 13, 26].map((hours) => at('Ada', hours, 'complaint'));
    const close = [0, 10, 20].map((hours) => at('Bo', hours, 'complaint'));
    expect(toRows(detectSignals([...spread, ...close], { rules }), ['customer', 'time'])).toEqual([
      { customer: 'Bo', time: Date.UTC(2026, 0, 1, 20) },
    ]);
  });

  it('are the same wherever the log is split, the state stored as JSON in between', () => {
    const events = fc.array(
      fc.record({
        customer: fc.constantFrom('Ada', 'Bo', '__proto__'),
        hours: fc.integer({ min: 0, max: 400 }),
        what: fc.constantFrom<[string, string?]>(['page', 'cancel'], ['page', 'home'], ['complaint']),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(events, fc.nat(40), (list, cut) => {
        const sorted = [...list].sort((a, b) => a.hours - b.hours);
        const log = sorted.map(({ customer, hours, what: [kind, subject] }) =>
          at(customer, hours, kind, subject ?? 'x'),
        );
        if (log.length === 0 || cut === 0 || cut >= log.length) return;
        const names = ['customer', 'time', 'signal'] as const;
        const first = detectSignals(log.slice(0, cut), { rules });
        const state = JSON.parse(JSON.stringify(first.state));
        const second = detectSignals(log.slice(cut), { rules, state });
        const whole = detectSignals(log, { rules });
        expect([...toRows(first, names), ...toRows(second, names)]).toEqual(toRows(whole, names));
        expect(second.state).toEqual(whole.state);
      }),
    );
  });

  it('refuse rules that are none, or the same name twice', () => {
    const wrong: unknown[] = [
      undefined,
      [],
      [{ kind: 'page' }],
      [...rules, rules[0]],
      [{ ...rules[0], times: 3 }],
      [{ ...rules[1], count: 0 }],
    ];
    for (const given of wrong) {
      expect(() => detectSignals([at('Ada', 0, 'page')], { rules: given as never })).toThrow(InvalidOptionError);
    }
    expect(() => detectSignals([at('Ada', 0, 'page')], { rules, state: {} as never })).toThrow(InvalidOptionError);
  });
});
