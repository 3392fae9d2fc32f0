/** One package and rows from a database: a segment for every customer, written back. */
import { type Row, segmentByRfm, segments4, toRows } from '@clientele/rfm';

/** The two calls that this script makes of a database. */
export interface Database {
  query(sql: string): Promise<readonly object[]>;
  upsert(table: string, rows: readonly Row[]): Promise<void>;
}

export async function segmentCustomers(db: Database): Promise<void> {
  const rows = await db.query('select customer_id, ordered_at, total from orders');
  const table = segmentByRfm(rows, {
    map: { customer: 'customer_id', time: 'ordered_at', amount: 'total' },
    timeZone: 'Europe/Berlin',
    asOf: '2026-01-01',
    segments: segments4,
  });
  await db.upsert('crm_segment', toRows(table, ['customer', 'segment', 'action']));
}
