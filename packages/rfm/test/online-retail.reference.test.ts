import { deriveCohorts } from '@clientele/core';
import {
  assignRfmSegments,
  checkSegments,
  deriveRfm,
  fitRfmScores,
  migrateByRfm,
  parseTransactions,
  type RfmColumns,
  type SegmentMap,
  scoreRfm,
  scoreRfmByRank,
  segments11,
  summarizeCustomers,
  summarizeSegments,
  type TransactionLog,
  toRows,
} from '@clientele/rfm';
import { referenceCsv, referenceJson, referenceNumbers, referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';

const folder = 'segmentation';
const isThere = referencePath(`${folder}/online_retail.csv.gz`) !== null;

interface Report {
  readonly sales_rows: number;
  readonly customers_gross: number;
  readonly gross_sum: number;
  readonly net_negative_customers: number;
  readonly thresholds_type7: { recency_days: number[]; frequency: number[]; monetary: number[] };
  readonly hist: Record<'quantile' | 'rrfm' | 'ntile' | 'qcutfirst', Record<'R' | 'F' | 'M', number[]>>;
  readonly disagree_vs_quantile: Record<'rrfm' | 'ntile' | 'qcutfirst', number>;
  readonly segment11: Record<string, number>;
}

/** UCI Online Retail: lines with a customer, a quantity and a price above 0 are its sales. */
function salesLines(): Record<'customer' | 'time' | 'order', string[]> & { amount: Float64Array } {
  const columns = referenceCsv(`${folder}/online_retail.csv.gz`);
  const texts = (name: string): readonly string[] => columns.get(name) ?? [];
  const [quantity, price] = [referenceNumbers(columns, 'Quantity'), referenceNumbers(columns, 'UnitPrice')];
  const ids = texts('CustomerID');
  const rows = [...ids.keys()].filter(
    (row) => !['', 'NA'].includes(ids[row] as string) && (quantity[row] as number) > 0 && (price[row] as number) > 0,
  );
  const pick = (name: string): string[] => rows.map((row) => texts(name)[row] as string);
  return {
    customer: pick('CustomerID'),
    time: pick('InvoiceDate'),
    order: pick('InvoiceNo'),
    amount: Float64Array.from(rows, (row) => (quantity[row] as number) * (price[row] as number)),
  };
}

/** As a data frame grouped by customer has them: 'rank-first' looks at the order of rows. */
function inOrderOfIds({ customer, columns }: ReturnType<typeof deriveRfm>): RfmColumns {
  const ids = Array.from(customer.codes, (code) => customer.dictionary.values[code] as string);
  const rows = [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  return { recency: pick(columns.recency), frequency: pick(columns.frequency), monetary: pick(columns.monetary) };
}

describe.skipIf(!isThere)(
  'Online Retail, as of 2011-12-10, gross (skipped where the reference folder is not there)',
  () => {
    let report: Report;
    let rfm: ReturnType<typeof deriveRfm>;
    let model: ReturnType<typeof fitRfmScores>;
    let log: TransactionLog;
    let lines: number;
    beforeAll(() => {
      report = referenceJson(`${folder}/online_retail_rfm_report.json`);
      log = parseTransactions({ ...salesLines() });
      lines = log.length;
      rfm = deriveRfm(summarizeCustomers(log, { asOf: '2011-12-10' }), { monetary: 'gross' });
      model = fitRfmScores(rfm);
    }, 300_000); // half a million lines are read, on a busy machine too

    it('has 397,884 sales lines of 4,338 customers worth 8,911,407.90', () => {
      expect([lines, rfm.length]).toEqual([397_884, 4_338]);
      expect([report.sales_rows, report.customers_gross]).toEqual([lines, rfm.length]);
      const { revenue } = summarizeSegments(assignRfmSegments(scoreRfm(model, rfm))).columns;
      expect(revenue.reduce((sum, value) => sum + value, 0)).toBeCloseTo(8_911_407.9, 2);
    });
    it('puts the cuts where pandas puts them', () => {
      const { recency, frequency, monetary } = model.parameters;
      expect(recency.cuts).toEqual([13.8, 33, 72, 180]);
      expect(frequency.cuts).toEqual([1, 2, 3, 6]);
      for (const [index, cut] of report.thresholds_type7.monetary.entries()) {
        expect(monetary.cuts[index]).toBeCloseTo(cut, 9);
      }
      for (const [index, cut] of [250.194, 490.096, 942.276, 2058.426].entries()) {
        expect(monetary.cuts[index]).toBeCloseTo(cut, 9);
      }
    });
    it('counts customers per score as published', () => {
      const { recency, frequency, monetary } = model.parameters;
      expect(recency.counts).toEqual([861, 866, 863, 880, 868]);
      expect(frequency.counts).toEqual([1493, 835, 508, 802, 700]);
      expect(monetary.counts).toEqual([868, 867, 868, 867, 868]);
      const { R, F, M } = report.hist.quantile;
      expect([recency.counts, frequency.counts, monetary.counts]).toEqual([R, F, M]);
    });
    it.each([
      ['r-rfm', 'rrfm', 5],
      ['ntile', 'ntile', 1645],
      ['rank-first', 'qcutfirst', 1635],
    ] as const)('counts as published by %s', (method, column, others) => {
      const other = fitRfmScores(rfm, { method });
      const { recency, frequency, monetary } = other.parameters;
      const { R, F, M } = report.hist[column];
      expect([recency.counts, frequency.counts, monetary.counts]).toEqual([R, F, M]);
      const rows = inOrderOfIds(rfm);
      const { columns } = method === 'r-rfm' ? scoreRfm(other, rows) : scoreRfmByRank(rows, { method });
      const { score } = scoreRfm(model, rows).columns;
      expect(columns.score.filter((value, row) => value !== score[row])).toHaveLength(others);
      expect(report.disagree_vs_quantile[column]).toBe(others);
    });
    it('retains the customers of December 2010 as plain sets of its rows count them', () => {
      const cohorts = toRows(deriveCohorts(log, { asOf: '2011-12-10' }));
      const of = (name: string): unknown[] =>
        cohorts.filter(({ cohort }) => cohort === name).map(({ customers }) => customers);
      expect(of('2010-12')).toEqual([885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]);
      expect(of('2011-06')).toEqual([242, 42, 38, 64, 56, 81, 23]);
      expect(cohorts.filter(({ complete }) => complete === 0)).toHaveLength(13); // December 2011 of each cohort
    });
    it('moves every customer once between September and December, with the money in between', () => {
      const dates = { before: '2011-09-01', asOf: '2011-12-10', monetary: 'gross' } as const;
      for (const thresholds of ['frozen', 'refitted'] as const) {
        const { columns, notes } = migrateByRfm(log, { ...dates, thresholds });
        const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
        expect(sum(columns.customers)).toBe(4338);
        expect(sum(columns.revenue)).toBeCloseTo(3_672_167.342, 2);
        expect(notes[0]?.details).toMatchObject({ customers: 4338, came: 4338 - 3317, left: 0 });
      }
    });
    it('sizes the eleven segments as published', () => {
      const summary = toRows(summarizeSegments(assignRfmSegments(scoreRfm(model, rfm), segments11)));
      const sizes = Object.fromEntries(summary.map((row) => [String(row['segment']), row['customers']]));
      expect(sizes).toEqual(report.segment11);
    });
    it('scores each customer alone as in the batch', () => {
      const scored = scoreRfm(model, rfm).columns.score;
      for (let row = 0; row < rfm.length; row += 97) {
        const alone = {
          recency: rfm.columns.recency.slice(row, row + 1),
          frequency: rfm.columns.frequency.slice(row, row + 1),
          monetary: rfm.columns.monetary.slice(row, row + 1),
        };
        expect(scoreRfm(model, alone).columns.score[0]).toBe(scored[row]);
      }
    });
  },
);

const cellsFile = `${folder}/rfm_segment_map_125_cells.csv`;

describe.skipIf(referencePath(cellsFile) === null)(
  'checkSegments on two maps in public use (skipped where the reference folder is not there)',
  () => {
    it.each([
      ['seg030', 10],
      ['seg02x', 36],
    ])('%s leaves %i of 125 cells uncovered', (column, uncovered) => {
      const columns = referenceCsv(cellsFile);
      const score = (name: string): Float64Array => referenceNumbers(columns, `${name}_score`);
      const [r, f, m] = [score('recency'), score('frequency'), score('monetary')];
      const names = columns.get(column) ?? [];
      const rules = names.flatMap((segment, row) => {
        const one = (scores: Float64Array): [number, number] => [scores[row] as number, scores[row] as number];
        return segment === 'Others' ? [] : [{ segment, r: one(r), f: one(f), m: one(m), action: 'none stated' }];
      });
      const map: SegmentMap = { id: column, version: 1, bins: { r: 5, f: 5, m: 5 }, rules };
      expect(names).toHaveLength(125);
      expect(checkSegments(map).uncovered).toHaveLength(uncovered);
      expect(checkSegments(map).shadowed).toEqual([]);
    });
  },
);

describe.skipIf(referencePath(`${folder}/segments11.json`) === null)(
  'segments11 (skipped where the reference folder is not there)',
  () => {
    it('has the cells of the reference map, rule by rule', () => {
      const reference = referenceJson<{ rules: { name: string; r: number[]; f: number[] }[] }>(
        `${folder}/segments11.json`,
      );
      expect(segments11.rules.map(({ segment, r, f }) => ({ name: segment, r, f }))).toEqual(reference.rules);
    });
  },
);
