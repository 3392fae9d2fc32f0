import { parseTransactions, type TransactionLog } from '@clientele/core';
import {
  assignClusters,
  type ClusterSegments,
  clusterHierarchical,
  evaluateClusters,
  fitKMedoids,
  segmentByClusters,
} from '@clientele/segmentation';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';

const file = 'segmentation/online_retail.csv.gz';

/** UCI Online Retail: lines with a customer and an amount above 0. */
function salesLog(): TransactionLog {
  const columns = referenceCsv(file);
  const texts = (name: string): readonly string[] => columns.get(name) ?? [];
  const [quantity, price] = [referenceNumbers(columns, 'Quantity'), referenceNumbers(columns, 'UnitPrice')];
  const amounts = quantity.map((pieces, row) => pieces * (price[row] as number));
  const ids = texts('CustomerID');
  const rows = [...ids.keys()].filter(
    (row) => !['', 'NA'].includes(ids[row] as string) && (amounts[row] as number) > 0,
  );
  const pick = (name: string): string[] => rows.map((row) => texts(name)[row] as string);
  return parseTransactions({
    customer: pick('CustomerID'),
    time: pick('InvoiceDate'),
    order: pick('InvoiceNo'),
    amount: Float64Array.from(rows, (row) => amounts[row] as number),
  });
}

describe.skipIf(referencePath(file) === null)('Online Retail (skipped where the reference folder is not there)', () => {
  const features = (['recency', 'frequency', 'monetary'] as const).map(
    (column) => ({ column, transform: 'log1p' }) as const,
  );
  let log: TransactionLog;
  let segments: ClusterSegments;
  beforeAll(() => {
    log = salesLog();
    segments = segmentByClusters(log, { asOf: '2011-12-10', k: 4 });
  }, 300_000); // half a million lines are read, on a busy machine too

  it('has 4,338 customers in four clusters, whatever the seed', () => {
    expect(segments.length).toBe(4338);
    const { sizes, inertia } = segments.model.parameters;
    expect(sizes.reduce((sum, size) => sum + size)).toBe(4338);
    for (const seed of [2, 3, 4]) {
      const other = segmentByClusters(log, { asOf: '2011-12-10', k: 4, seed }).model.parameters;
      expect(other.sizes).toEqual(sizes);
      expect(Math.abs(other.inertia / inertia - 1)).toBeLessThan(1e-12);
    }
  });

  it('has all its money in them, most of it in the smallest, which buys often', () => {
    const { revenue, revenueShare, suggestedName } = segments.profile.clusters.columns;
    expect(revenue.reduce((sum, money) => sum + money, 0)).toBeCloseTo(8_911_407.904, 3);
    expect(revenueShare[3]).toBeGreaterThan(0.6);
    expect(suggestedName[3]).toBe('High frequency, high monetary');
    expect(suggestedName[0]).toBe('High recency, low frequency');
  });

  it('has the inertia that its quality says, and that a tree by Ward adds up to in all', () => {
    expect(evaluateClusters(segments, { features }).inertia / segments.model.parameters.inertia).toBeCloseTo(1, 12);
    const { merges } = clusterHierarchical(segments, { features });
    const sum = merges.columns.height.reduce((total, height) => total + height ** 2 / 2, 0);
    const pairs = merges.length + 1;
    expect(pairs).toBeLessThanOrEqual(4338);
    const whole = evaluateClusters({ ...segments.columns, all: new Float64Array(4338) }, { cluster: 'all', features });
    // customers with equal features are one leaf and add nothing
    expect(sum / whole.inertia).toBeCloseTo(1, 10);
  });

  it('has medoids that cost less than any customers taken at random would, and that every customer is assigned to', () => {
    const model = fitKMedoids(segments, { features, k: 4, starts: 1 });
    const { distance } = assignClusters(model, segments).columns;
    const mean = distance.reduce((sum, one) => sum + one, 0) / 4338;
    expect(mean).toBeCloseTo(model.parameters.meanDistance, 12);
    const centers = assignClusters(segments.model, segments).columns.distance;
    expect(mean).toBeLessThan((1.02 * centers.reduce((sum, one) => sum + one, 0)) / 4338);
  });
});
