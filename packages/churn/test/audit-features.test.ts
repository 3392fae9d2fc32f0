import { auditFeatures, toRows } from '@clientele/churn';
import { InsufficientDataError, InvalidOptionError } from '@clientele/core';
import { openRandom, rocAuc } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

const random = openRandom(5);
const label = Float64Array.from({ length: 600 }, () => Number(random.uniform() < 0.25));
const noise = label.map(() => random.normal());
const signal = label.map((left) => left + random.normal());
const closed = label.map((left, row) => (left === 1 ? row : Number.NaN));
const middle = label.map((left) =>
  left === 1 ? random.normal() / 10 : Math.sign(random.normal()) * (2 + random.uniform()),
);
const status = Array.from(label, (left) => (left === 1 ? 'closed' : 'open'));
const data = { customer: Array.from(label, (_, i) => `c${i}`), noise, signal, closed, middle, status, label };

describe('auditFeatures', () => {
  const rows = toRows(auditFeatures(data)) as unknown as { feature: string; rocAuc: number; suspect: number }[];
  const of = (feature: string): (typeof rows)[0] | undefined => rows.find((row) => row.feature === feature);

  it('finds what was written down afterwards: a status, a date that only those who left have, a range of numbers', () => {
    for (const feature of ['status', 'closed', 'middle']) expect(of(feature)).toMatchObject({ suspect: 1 });
    expect(of('status')?.rocAuc).toBe(1);
  });

  it('leaves the others alone, and tells how much they tell', () => {
    expect(of('noise')?.suspect).toBe(0);
    expect(of('signal')).toMatchObject({ suspect: 0 });
    expect(Math.abs((of('signal')?.rocAuc ?? 0) - rocAuc(label, signal))).toBeLessThan(0.04);
  });

  it('lists the one that tells most first, and names suspects in a note', () => {
    expect(rows.map((row) => row.rocAuc)).toEqual(rows.map((row) => row.rocAuc).sort((a, b) => b - a));
    const { notes } = auditFeatures(data);
    expect([...((notes[0]?.details?.['features'] ?? []) as string[])].sort()).toEqual(['closed', 'middle', 'status']);
    expect(auditFeatures(data, { features: ['noise'] }).notes).toEqual([]);
    expect(toRows(auditFeatures(data, { features: ['signal'], limit: 0.6 }))[0]?.suspect).toBe(1);
  });

  it('refuses limits below chance, and one outcome alone', () => {
    expect(() => auditFeatures(data, { limit: 0.4 })).toThrow(InvalidOptionError);
    expect(() => auditFeatures({ noise, label: label.map(() => 1) })).toThrow(InsufficientDataError);
  });
});
