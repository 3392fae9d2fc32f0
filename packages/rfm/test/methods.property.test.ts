import { customerTable, fitRfmScores, type RfmColumns, scoreRfm, scoreRfmByRank } from '@clientele/rfm';
import { rfmColumns } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bins = fc.integer({ min: 1, max: 9 });
const distinct = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 9, maxLength: 40 });

/** NTILE as the standard tells it: fill buckets in order, each of ⌈left / buckets left⌉ rows. */
function ntile(order: readonly number[], n: number): number[] {
  const scores = new Array<number>(order.length);
  let at = 0;
  for (let bucket = 1; bucket <= n; bucket++) {
    const end = at + Math.ceil((order.length - at) / (n - bucket + 1));
    for (; at < end; at++) scores[order[at] as number] = bucket;
  }
  return scores;
}

/** Scores of pandas' qcut on ranks 1 to N: one more than the edges 1 + (N − 1)·j/n below, in whole numbers. */
function qcutOfRanks(order: readonly number[], n: number): number[] {
  const scores = new Array<number>(order.length);
  for (const [place, row] of order.entries()) {
    let below = 0;
    for (let j = 1; j < n; j++) if (place * n > (order.length - 1) * j) below++;
    scores[row] = 1 + below;
  }
  return scores;
}

function ordered(values: readonly number[], sign: number, ids?: readonly string[]): number[] {
  return [...values.keys()].sort((a, b) => {
    const byValue = sign * ((values[a] as number) - (values[b] as number));
    if (byValue !== 0 || ids === undefined) return byValue;
    return (ids[a] as string) < (ids[b] as string) ? -1 : 1;
  });
}

describe('scoreRfmByRank', () => {
  it("equals NTILE by value and id, whatever the order of rows ('ntile')", () => {
    fc.assert(
      fc.property(rfmColumns, bins, fc.infiniteStream(fc.string()), (base, n, texts) => {
        const ids = base.recency.map((_, row) => `${String(texts.next().value)}${row}`);
        const table = customerTable(ids, {
          recency: Float64Array.from(base.recency),
          frequency: Float64Array.from(base.frequency),
          monetary: Float64Array.from(base.monetary),
        });
        const { r, f, m } = scoreRfmByRank(table, { bins: n }).columns;
        expect([...r]).toEqual(ntile(ordered(base.recency, -1, ids), n));
        expect([...f]).toEqual(ntile(ordered(base.frequency, 1, ids), n));
        expect([...m]).toEqual(ntile(ordered(base.monetary, 1, ids), n));
      }),
    );
  });
  it("equals quantiles of ranks ('rank-first')", () => {
    fc.assert(
      fc.property(rfmColumns, bins, (base, n) => {
        const { r, m } = scoreRfmByRank(base, { bins: n, method: 'rank-first' }).columns;
        expect([...m]).toEqual(qcutOfRanks(ordered(base.monetary, 1), n));
        expect([...r]).toEqual(qcutOfRanks(ordered(base.recency, 1), n).map((score) => n + 1 - score));
      }),
    );
  });
  it.each(['ntile', 'rank-first'] as const)(
    'has the counts of the model, and its scores where nothing ties (%s)',
    (method) => {
      fc.assert(
        fc.property(distinct, bins, (values, n) => {
          const base = { recency: values, frequency: values, monetary: values };
          const model = fitRfmScores(base, { bins: n, method });
          const ranked = scoreRfmByRank(base, { bins: n, method }).columns;
          const byModel = scoreRfm(model, base).columns;
          for (const name of ['r', 'f', 'm'] as const) expect([...byModel[name]]).toEqual([...ranked[name]]);
          const counts = Array.from({ length: n }, (_, s) => ranked.r.filter((score) => score === s + 1).length);
          expect(model.parameters.recency.counts).toEqual(counts);
        }),
      );
    },
  );
  it('differs from the model for just as many as the note says', () => {
    fc.assert(
      fc.property(rfmColumns, bins, (base, n) => {
        fc.pre(base.recency.length >= n);
        const model = fitRfmScores(base, { bins: n, method: 'ntile' });
        const [ranked, byModel] = [scoreRfmByRank(base, { bins: n }).columns, scoreRfm(model, base).columns];
        for (const [letter, column] of [
          ['r', 'recency'],
          ['f', 'frequency'],
          ['m', 'monetary'],
        ] as const) {
          const moved = ranked[letter].filter((score, row) => score !== byModel[letter][row]).length;
          const note = model.diagnostics.notes.find(
            ({ code, details }) => code === 'ties-parted' && details?.['column'] === column,
          );
          expect(note?.details?.['customers'] ?? 0).toBe(moved);
        }
      }),
    );
  });
});

describe('scores by thresholds', () => {
  it("are those of 'quantile' where 'percentiles' has the shares j/n", () => {
    fc.assert(
      fc.property(rfmColumns, bins, (base, n) => {
        const shares = Array.from({ length: n - 1 }, (_, j) => (j + 1) / n);
        const { frequency, monetary } = fitRfmScores(base, { method: 'percentiles', shares }).parameters;
        const quantile = fitRfmScores(base, { bins: n }).parameters;
        expect(frequency.counts).toEqual(quantile.frequency.counts);
        expect(monetary.counts).toEqual(quantile.monetary.counts);
      }),
    );
  });
  it.each(['natural', 'nested', 'r-rfm', 'ntile', 'rank-first'] as const)(
    'tie where values tie, follow them, and survive JSON (%s)',
    (method) => {
      fc.assert(
        fc.property(rfmColumns, bins, (base, n) => {
          const model = fitRfmScores(base, { method, bins: n });
          expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
          const { r, f, m } = scoreRfm(model, base).columns;
          for (let a = 0; a < r.length; a++) {
            for (let b = 0; b < r.length; b++) {
              const [ra, rb, fa, fb] = [r[a], r[b], f[a], f[b]] as [number, number, number, number];
              if (at(base.recency, a) <= at(base.recency, b)) expect(ra).toBeGreaterThanOrEqual(rb);
              const isPeer = method !== 'nested' || ra === rb;
              if (isPeer && at(base.frequency, a) <= at(base.frequency, b)) expect(fa).toBeLessThanOrEqual(fb);
              if ((method !== 'nested' || (ra === rb && fa === fb)) && at(base.monetary, a) <= at(base.monetary, b)) {
                expect(m[a]).toBeLessThanOrEqual(m[b] as number);
              }
            }
          }
        }),
        { numRuns: 40 },
      );
    },
  );
  it("count every customer once, by the scores themselves ('nested', 'natural', 'r-rfm')", () => {
    fc.assert(
      fc.property(rfmColumns, bins, fc.constantFrom('nested', 'natural', 'r-rfm'), (base, n, method) => {
        const model = fitRfmScores(base, { method, bins: n });
        const { m } = scoreRfm(model, base).columns;
        const counts = Array.from({ length: n }, (_, s) => m.filter((score) => score === s + 1).length);
        expect(model.parameters.monetary.counts).toEqual(counts);
      }),
    );
  });
});

const at = (values: RfmColumns['recency'], row: number): number => values[row] as number;
