import {
  civilDay,
  civilDayOf,
  civilDays,
  formatCivilDay,
  localInstant,
  openZone,
  startOfCivilDay,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const iso = (instant: number): string => new Date(instant).toISOString();
const startOf = (year: number, month: number, day: number, timeZone: string): string =>
  iso(startOfCivilDay(civilDayOf(year, month, day), timeZone));

/** Clock changes as the IANA time zone database records them (files southamerica, australasia, northamerica, asia, europe). */
describe('the first instant of a civil day', () => {
  it('is the moment of the change where the clock skips midnight', () => {
    expect(startOf(2016, 10, 2, 'America/Asuncion')).toBe('2016-10-02T04:00:00.000Z');
    expect(startOf(2018, 11, 4, 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });
  it('is half past eleven where the clock went from 23:30 to 00:30', () => {
    expect(startOf(1919, 3, 31, 'America/Toronto')).toBe('1919-03-31T04:30:00.000Z');
  });
  it('is the earlier of two where midnight is shown twice', () => {
    expect(startOf(2025, 11, 2, 'America/Havana')).toBe('2025-11-02T04:00:00.000Z');
  });
  it('is the next day where the zone has no such day', () => {
    expect(startOf(2011, 12, 30, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(startOf(2011, 12, 31, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });
  it('is a plain midnight in zones of half and quarter hours', () => {
    expect(startOf(2026, 1, 1, 'Asia/Kolkata')).toBe('2025-12-31T18:30:00.000Z');
    expect(startOf(2026, 1, 1, 'Asia/Kathmandu')).toBe('2025-12-31T18:15:00.000Z');
    expect(startOf(2026, 7, 1, 'Australia/Lord_Howe')).toBe('2026-06-30T13:30:00.000Z');
  });
});

describe('local times', () => {
  it('moves a time in a gap on by the length of the gap', () => {
    expect(iso(localInstant(2026, 3, 29, 2, 30, 0, 0, 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(localInstant(2026, 10, 4, 2, 15, 0, 0, 'Australia/Lord_Howe'))).toBe('2026-10-03T15:45:00.000Z');
  });
  it('takes the earlier of two in an overlap', () => {
    expect(iso(localInstant(2026, 10, 25, 2, 30, 0, 0, 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(localInstant(2026, 11, 1, 1, 30, 0, 0, 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z');
  });
  it('knows a summer time of one week', () => {
    const hours = [7, 9, 14, 16].map((day) => openZone('America/Recife').offsetAt(Date.UTC(2000, 9, day)) / 3_600_000);
    expect(hours).toEqual([-3, -2, -2, -3]);
  });
  it('knows the offsets of old', () => {
    expect(openZone('Europe/Amsterdam').offsetAt(Date.UTC(2026, 0, 1)) / 60_000).toBe(60);
    expect(openZone('Asia/Kolkata').offsetAt(Date.UTC(1943, 0, 1)) / 60_000).toBe(390);
    expect(openZone('Africa/Monrovia').offsetAt(Date.UTC(1970, 0, 1)) / 1000).toBe(-2670);
  });
});

describe('civil days are counted, never divided out of milliseconds', () => {
  it('finds one day between midnights 23 or 25 hours apart, and seven in a week with a clock change', () => {
    const zone = openZone('America/Asuncion');
    const week = startOfCivilDay(civilDayOf(2016, 10, 5), zone) - startOfCivilDay(civilDayOf(2016, 9, 28), zone);
    expect(week / 3_600_000).toBe(7 * 24 - 1);
    const days = civilDays(
      Float64Array.of(Date.UTC(2016, 9, 1, 12), Date.UTC(2016, 9, 2, 12), Date.UTC(2016, 9, 8, 12)),
      zone,
    );
    expect([days[1]! - days[0]!, days[2]! - days[0]!]).toEqual([1, 7]);
  });
  it('shows the same instant on different days in different zones', () => {
    const instant = Date.UTC(2026, 1, 12, 2);
    const shown = ['UTC', 'America/New_York', 'Pacific/Kiritimati'].map((zone) =>
      formatCivilDay(civilDay(instant, zone)),
    );
    expect(shown).toEqual(['2026-02-12', '2026-02-11', '2026-02-12']);
  });
});
