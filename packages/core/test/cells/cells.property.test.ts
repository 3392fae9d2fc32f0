import { type DateFormat, readDateCells, readNumberCells } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const cents = fc.integer({ min: -999_999_999, max: 999_999_999 });

/** Writes cents as people do, with signs of their choice. */
function written(value: number, decimal: string, thousands: string, style: number): string {
  const digits = String(Math.floor(Math.abs(value) / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
  const text = `${digits}${decimal}${String(Math.abs(value) % 100).padStart(2, '0')}`;
  if (value >= 0) return style === 0 ? text : `${text} €`;
  return [`-${text}`, `\u2212${text} €`, `(${text})`, `${text}-`][style] ?? `€ -${text}`;
}

const signs = fc.constantFrom<[string, string]>(
  ['.', ','],
  [',', '.'],
  [',', ' '],
  ['.', ' '],
  ['.', "'"],
  [',', ''],
  ['.', ''],
);

describe('numbers', () => {
  it('written in any style are read to the cent', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1 }), signs, fc.nat(4), (values, [decimal, thousands], style) => {
        const cells = values.map((value) => written(value, decimal, thousands, style));
        expect([...readNumberCells(cells, { column: 'x' }).values]).toEqual(values.map((value) => value / 100));
      }),
    );
  });
  it('that JavaScript wrote are read to the bit where the decimal sign is stated', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (values) => {
        const cells = values.map(String);
        const read = readNumberCells(cells, { column: 'x', decimal: '.', thousands: '' });
        expect([...read.values]).toEqual(values.map((value) => value + 0));
        expect(read.issues.counts).toEqual({});
      }),
    );
  });
  it('do not depend on the order of the cells', () => {
    const cell = fc.constantFrom('1.5', '1,5', '1.234', '1,234', 'x', '', '7');
    const outcome = (cells: string[]): unknown => {
      try {
        return [...readNumberCells(cells, { column: 'x' }).values];
      } catch {
        return 'refused';
      }
    };
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const forward = outcome(cells);
        const backward = outcome([...cells].reverse());
        expect(Array.isArray(backward) ? backward.reverse() : backward).toEqual(forward);
      }),
    );
  });
});

const two = (value: number): string => String(value).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const writers: Record<string, (y: string, m: number, d: number) => string> = {
  iso: (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  'y/M/d': (y, m, d) => `${y}/${m}/${d}`,
  'd/M/y': (y, m, d) => `${d}/${m}/${y}`,
  'M/d/y': (y, m, d) => `${two(m)}/${two(d)}/${y}`,
  'd.M.y': (y, m, d) => `${d}.${m}.${y}`,
  'd-M-y': (y, m, d) => `${d}-${m}-${y}`,
  'M-d-y': (y, m, d) => `${m}-${d}-${y}`,
  'd-MMM-y': (y, m, d) => `${d}-${months[m - 1]}-${y}`,
  yyyyMMdd: (y, m, d) => `${y}${two(m)}${two(d)}`,
};
const instants = fc.array(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) }), { minLength: 1 });

describe('dates', () => {
  it('written in any stated format are read back', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...Object.keys(writers)), fc.boolean(), (values, format, timed) => {
        const clock = timed && format !== 'yyyyMMdd';
        const cells = values.map((value) => {
          const at = new Date(value);
          const day = writers[format]?.(String(at.getUTCFullYear()), at.getUTCMonth() + 1, at.getUTCDate());
          return clock ? `${day} ${at.toISOString().slice(11, 23)}` : day;
        });
        const read = readDateCells(cells, { column: 'x', dateFormat: format as DateFormat });
        expect([...read.values]).toEqual(
          values.map((value) => (clock ? value : Math.floor(value / 86_400_000) * 86_400_000)),
        );
      }),
    );
  });
  it('in a found format are those of the stated one', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('iso', 'y/M/d', 'd/M/y', 'M/d/y', 'd.M.y', 'd-MMM-y'), (values, format) => {
        const days = [...values, Date.UTC(2024, 11, 25)].map((value) => new Date(value));
        const cells = days.map((at) =>
          writers[format]?.(String(at.getUTCFullYear()), at.getUTCMonth() + 1, at.getUTCDate()),
        );
        const stated = readDateCells(cells, { column: 'x', dateFormat: format as DateFormat });
        expect(readDateCells(cells, { column: 'x' })).toEqual(stated);
      }),
    );
  });
});
