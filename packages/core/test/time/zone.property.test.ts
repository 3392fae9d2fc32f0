import { civilDay, civilDayOf, civilDays, localInstant, openZone, startOfCivilDay } from '@clientele/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

/** Zones with habits: half hours, midnight changes, moved date lines, minutes of delay, none at all. */
const zones = fc.constantFrom(
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Asuncion',
  'America/Recife',
  'America/Goose_Bay',
  'America/Havana',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Gaza',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Antarctica/Troll',
);
const instants = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2060, 0, 1) });

/** What the runtime itself shows, one instant at a time. */
function shownDay(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const found = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return civilDayOf(found.get('year')!, found.get('month')!, found.get('day')!);
}

describe('civil days', () => {
  it('are those that the runtime shows, in every zone and year', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        expect(civilDay(instant, zone)).toBe(shownDay(instant, zone));
      }),
      { numRuns: 400 },
    );
  });
  it('come out the same one by one and all at once', () => {
    fc.assert(
      fc.property(zones, fc.array(instants, { maxLength: 30 }), (zone, list) => {
        const opened = openZone(zone);
        expect([...civilDays(Float64Array.from(list), zone)]).toEqual(list.map((instant) => civilDay(instant, opened)));
      }),
    );
  });
  it('reach from the first instant that a Date can hold to the last', () => {
    const extremes = Float64Array.of(-8.64e15, 8.64e15);
    expect([...civilDays(extremes, 'UTC')]).toEqual([-100_000_000, 100_000_000]);
    expect([...civilDays(extremes, 'Asia/Tokyo')][1]).toBe(100_000_000);
  });
});

describe('clock changes', () => {
  it('are found to the second, however close together', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const opened = openZone(zone);
        const format = new Intl.DateTimeFormat('en-US', {
          timeZone: zone,
          hour: 'numeric',
          minute: 'numeric',
          hourCycle: 'h23',
        });
        const [hour, minute] = format.format(instant).split(':').map(Number);
        const local = instant + opened.offsetAt(instant);
        const minutes = Math.floor((((local % 86_400_000) + 86_400_000) % 86_400_000) / 60_000);
        expect(minutes).toBe((hour! % 24) * 60 + minute!);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the start of a civil day', () => {
  const daysSince1900 = fc.integer({ min: civilDayOf(1900, 1, 2), max: civilDayOf(2060, 1, 1) });
  it('belongs to it, and the instant before does not', () => {
    fc.assert(
      fc.property(zones, daysSince1900, (zone, day) => {
        const opened = openZone(zone);
        const start = startOfCivilDay(day, opened);
        expect(civilDay(start, opened)).toBeGreaterThanOrEqual(day);
        expect(civilDay(start - 1, opened)).toBeLessThan(day);
      }),
      { numRuns: 400 },
    );
  });
});

describe('local times', () => {
  it('come back as they were, unless the clock skips them', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const opened = openZone(zone);
        const local = new Date(instant + opened.offsetAt(instant));
        const found = localInstant(
          local.getUTCFullYear(),
          local.getUTCMonth() + 1,
          local.getUTCDate(),
          local.getUTCHours(),
          local.getUTCMinutes(),
          local.getUTCSeconds(),
          local.getUTCMilliseconds(),
          opened,
        );
        expect(found + opened.offsetAt(found)).toBe(local.getTime());
        expect(found).toBeLessThanOrEqual(instant);
      }),
      { numRuns: 400 },
    );
  });
});

describe("the machine's own zone", () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  it('plays no part', () => {
    const instant = Date.UTC(2026, 2, 29, 1, 30);
    const results = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata'].map((zone) => {
      process.env['TZ'] = zone;
      return [civilDay(instant, 'Europe/Berlin'), startOfCivilDay(20_000, 'Europe/Berlin')];
    });
    expect(new Date(0).getHours()).toBe(5);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});
