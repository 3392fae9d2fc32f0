import { deriveBaskets, InvalidInputError, InvalidOptionError, sequencesOf, toRows } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const eventsOf = (...given: Parameters<typeof sequencesOf>): unknown[] =>
  toRows(sequencesOf(...given)).map(({ events }) => events);

describe('sequencesOf', () => {
  it('takes lists whose events are items or lists of items, empty ones too', () => {
    expect(eventsOf([['a', ['b', 'c']], [], new Set(['__proto__'])])).toEqual([
      [['a'], ['b', 'c']],
      [],
      [['__proto__']],
    ]);
    expect(eventsOf([])).toEqual([]);
  });
  it('an event is a set: what is named again is counted', () => {
    const { notes, columns } = sequencesOf([[['a', 'a'], 'a']]);
    expect(columns.events.codes).toHaveLength(2);
    expect(notes.map(({ code, details }) => [code, details])).toEqual([['repeated-items', { repeated: 1 }]]);
  });
  it('orders events as numbers where all are numbers: 9 before 10', () => {
    const rows = [
      { sequence: 1, event: '10', item: 'late' },
      { sequence: 1, event: '9', item: 'early' },
      { sequence: 1, event: 9, item: 'too' },
    ];
    expect(eventsOf(rows)).toEqual([[['early', 'too'], ['late']]]);
    expect(sequencesOf(rows)).toMatchObject({ timed: 'numbers', time: Float64Array.of(9, 9, 10) });
  });
  it('orders events as instants else, each format of a column once, in the zone given', () => {
    const rows = ['2026-03-02', '2026-03-01T23:30:00Z'].map((event, i) => ({
      sequence: 'a',
      event,
      item: `item ${i}`,
    }));
    expect(sequencesOf(rows).timed).toBe('instants');
    expect(eventsOf(rows)).toEqual([[['item 1'], ['item 0']]]);
    expect(eventsOf(rows, { timeZone: 'Europe/Berlin' })).toEqual([[['item 0'], ['item 1']]]);
  });
  it('refuses a mixture, naming the row', () => {
    const rows = [7, '2026-03-02', 'soon'].map((event) => ({ sequence: 1, event, item: 'a' }));
    expect(() => sequencesOf(rows)).toThrow(/row 0, column "event": events must be numbers throughout or instants/);
    expect(() => sequencesOf(rows.slice(1))).toThrow(/row 1, column "event".* got "soon"/);
  });
  it('lists rows without sequence, event or item; a sequence that is named counts', () => {
    const { length, issues } = sequencesOf([
      { sequence: '', event: 1, item: 'a' },
      { sequence: 1, event: null, item: 'a' },
      { sequence: 2, event: 1, item: ' ' },
    ]);
    expect(length).toBe(2);
    expect(issues.listed.map(({ row, column }) => [row, column])).toEqual([
      [0, 'sequence'],
      [1, 'event'],
      [2, 'item'],
    ]);
  });
  it('takes the baskets of a log: visits of a customer, those of one instant together', () => {
    const line = (customer: string, time: string, order: number, product: string) => ({
      ...{ customer, time, order, product },
      amount: 1,
    });
    const baskets = deriveBaskets([
      line('Bo', '2026-03-02', 3, 'wipes'),
      line('Ada', '2026-03-05', 2, 'beer'),
      line('Bo', '2026-03-01', 1, 'diapers'),
      line('Bo', '2026-03-01', 4, 'cola'),
    ]);
    expect(toRows(sequencesOf(baskets))).toEqual([
      { sequence: 'Bo', events: [['diapers', 'cola'], ['wipes']] },
      { sequence: 'Ada', events: [['beer']] },
    ]);
  });
  it.each([
    [null, 'expected lists of events'],
    [[7], 'row 0 must be an object'],
    [[['a'], 7], 'sequence 1 must be a list of events, got 7'],
    [[{ sequence: 1, item: 'a' }], 'no column "event"; there are sequence, item'],
  ])('refuses %j', (input, message) => {
    expect(() => sequencesOf(input as never)).toThrow(InvalidInputError);
    expect(() => sequencesOf(input as never)).toThrow(message);
  });
  it.each([{ map: { basket: 'x' } }, { timeZone: 'Mars' }, { zone: 'UTC' }])('refuses the options %j', (options) => {
    expect(() => sequencesOf([], options as never)).toThrow(InvalidOptionError);
  });
  it('rows in any order make the same sequences', () => {
    const row = fc.record({
      sequence: fc.constantFrom('x', 'y'),
      event: fc.nat(4),
      item: fc.constantFrom('a', 'b', 'c'),
    });
    const canon = (rows: readonly object[]): unknown =>
      toRows(sequencesOf(rows))
        .map(({ sequence, events }) => [sequence, events.map((event) => [...event].sort())])
        .sort();
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        expect(canon([...rows].reverse())).toEqual(canon(rows));
      }),
    );
  });
});
