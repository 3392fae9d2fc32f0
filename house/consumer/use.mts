import { segmentByRfm, segments4 } from '@clientele/rfm';
import { type Analysis, analyze, toRows } from 'clientele';

const rows = [{ customer_id: 7, ordered_at: new Date(0), total: 12.5 }];
const map = { customer: 'customer_id', time: 'ordered_at', amount: 'total' };

export const analysis: Analysis = analyze(rows, { map, timeZone: 'Europe/Berlin', asOf: 'end' });
export const recency: Float64Array = segmentByRfm(rows, { map, segments: segments4 }).columns.recency;
export const cells: (string | number | readonly string[] | null)[] = toRows(analysis.segments).map(
  (row) => row['segment'],
);

// @ts-expect-error: an option that does not exist is refused by the compiler
analyze(rows, { maps: map });
