import {
  type CodedColumn,
  type CustomerTable,
  encode,
  exactSum,
  frozen,
  InvalidInputError,
  isNumberColumn,
  type Note,
  showValue,
  type Table,
  type TextColumn,
  table,
  textAt,
} from '@clientele/core';
import { populationStability } from '@clientele/stats';
import { numberColumn } from '../scores/columns.ts';
import { textReader } from '../segments/text-reader.ts';

/** One row a customer, with a segment; `monetary` (money so far) where it has one. */
export type SegmentedCustomers = CustomerTable<{ segment: CodedColumn | TextColumn }>;

/** One row a pair of segments that somebody moved between, or stayed in. */
export type SegmentMigration = Table<{
  /** The segment before; missing for customers who had none, or were not there. */
  from: CodedColumn;
  /** The segment after; missing for customers who have none, or are no longer there. */
  to: CodedColumn;
  /** How many customers. */
  customers: Float64Array;
  /** What these customers' `monetary` changed by; missing where one of the tables has no such column. */
  revenue: Float64Array;
}> & {
  /**
   * Population stability index of the sizes of the segments: below 0.1 little has changed, from 0.25 on much has. Customers without a
   * segment do not count; 0 where one of the tables has no others.
   */
  readonly psi: number;
  /** How many customers came, left and stayed where they were. */
  readonly notes: readonly Note[];
};

/**
 * Who moved between segments from one date to another, and the money they brought in between.
 *
 * @param before segments at the first date, one row a customer
 * @param after segments at the second date; ids match to the letter
 * @returns one row a pair of segments with a customer, in the order of the segments (the map's, after
 * `assignRfmSegments`; by name where a file gave them), customers without a segment last; and `psi`, how far the sizes of the
 * segments have moved. Customers add up to all that are
 * in either table, revenue to the change of all `monetary`
 * @throws InvalidInputError (`invalid-input`) where a column is missing, a customer stands twice in a table, or money is not
 * a finite number
 * @example
 * import { customerTable, migrateSegments, toRows } from '@clientele/rfm';
 * const monetary = (...values: number[]): Float64Array => Float64Array.from(values);
 * const before = customerTable(['Ada', 'Bo'], { segment: ['Promising', 'Lost'], monetary: monetary(20, 30) });
 * const after = customerTable(['Ada', 'Cy'], { segment: ['Champions', 'Promising'], monetary: monetary(90, 15) });
 * toRows(migrateSegments(before, after));
 * // => [
 * //   { from: 'Lost', to: null, customers: 1, revenue: -30 },
 * //   { from: 'Promising', to: 'Champions', customers: 1, revenue: 70 },
 * //   { from: null, to: 'Promising', customers: 1, revenue: 15 },
 * // ]
 */
export function migrateSegments(before: SegmentedCustomers, after: SegmentedCustomers): SegmentMigration {
  const then = readSide('before', before);
  const now = readSide('after', after);
  const flows = new Map<string, Flow>();
  for (const [id, row] of now.rowOf) {
    const earlier = then.rowOf.get(id);
    const flow = flowOf(flows, earlier === undefined ? null : then.segment(earlier), now.segment(row));
    flow.customers++;
    flow.money.push(now.money(row), earlier === undefined ? 0 : -then.money(earlier));
  }
  for (const [id, row] of then.rowOf) {
    if (now.rowOf.has(id)) continue;
    const flow = flowOf(flows, then.segment(row), null);
    flow.customers++;
    flow.money.push(-then.money(row));
  }
  const ordered = [...flows.values()].sort(
    (a, b) => then.place(a.from) - then.place(b.from) || now.place(a.to) - now.place(b.to),
  );
  return Object.freeze({
    ...tableOf(ordered, then.hasMoney && now.hasMoney),
    psi: psiOf(ordered),
    notes: migrationNotes(then, now, flows),
  });
}

/** How far the sizes of the segments have moved, those who came or left included. */
function psiOf(flows: readonly Flow[]): number {
  const sizes = (side: 'from' | 'to', segment: string): number =>
    flows.reduce((sum, flow) => sum + (flow[side] === segment ? flow.customers : 0), 0);
  const segments = [...new Set(flows.flatMap(({ from, to }) => [from, to]))].filter((segment) => segment !== null);
  const [before, after] = (['from', 'to'] as const).map((side) => segments.map((segment) => sizes(side, segment)));
  return populationStability(before as number[], after as number[]);
}

interface Flow {
  readonly from: string | null;
  readonly to: string | null;
  customers: number;
  readonly money: number[];
}

function flowOf(flows: Map<string, Flow>, from: string | null, to: string | null): Flow {
  const key = JSON.stringify([from, to]);
  const known = flows.get(key);
  if (known !== undefined) return known;
  const flow: Flow = { from, to, customers: 0, money: [] };
  flows.set(key, flow);
  return flow;
}

interface Side {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly segment: (row: number) => string | null;
  readonly money: (row: number) => number;
  readonly hasMoney: boolean;
  /** Where a segment stands among the others; those without one come last. */
  readonly place: (segment: string | null) => number;
}

function readSide(name: string, side: SegmentedCustomers): Side {
  if (!isSide(side)) {
    throw new InvalidInputError(
      `migrateSegments: ${name} must be a table of customers with a column "segment" of names`,
    );
  }
  const hasMoney = Object.hasOwn(side.columns, 'monetary');
  const monetary = hasMoney ? numberColumn('migrateSegments', side.columns, 'monetary') : undefined;
  const places = new Map(segmentNames(side.columns.segment).map((segment, place) => [segment, place]));
  return {
    rowOf: rowsById(name, side.customer),
    segment: textReader(side.columns, 'segment'),
    money: (row) => monetary?.[row] ?? 0,
    hasMoney,
    place: (segment) => (segment === null ? places.size : (places.get(segment) ?? 0)),
  };
}

/** Rows, or a table that was not segmented, are told apart here: the type holds for callers of TypeScript alone. */
function isSide(side: unknown): boolean {
  if (typeof side !== 'object' || side === null || !('customer' in side && 'columns' in side)) return false;
  const { customer, columns } = side;
  if (typeof customer !== 'object' || customer === null || !('codes' in customer)) return false;
  return typeof columns === 'object' && columns !== null && isNames(Reflect.get(columns, 'segment'));
}

function isNames(segment: unknown): boolean {
  return typeof segment === 'object' && segment !== null && !isNumberColumn(segment);
}

function segmentNames(segment: CodedColumn | TextColumn): readonly string[] {
  if ('dictionary' in segment) return segment.dictionary.values;
  return [...new Set(segment)].filter((name) => name !== null).sort((a, b) => (a < b ? -1 : 1));
}

function rowsById(name: string, customer: CodedColumn): Map<string, number> {
  const rowOf = new Map<string, number>();
  for (let row = 0; row < customer.codes.length; row++) {
    const id = textAt(customer, row) ?? '';
    const other = rowOf.get(id);
    if (other !== undefined) {
      const rows = `rows ${other} and ${row}`;
      throw new InvalidInputError(`migrateSegments: customer ${showValue(id)} stands twice in ${name}, in ${rows}`);
    }
    rowOf.set(id, row);
  }
  return rowOf;
}

function tableOf(
  flows: readonly Flow[],
  hasMoney: boolean,
): Table<{
  from: CodedColumn;
  to: CodedColumn;
  customers: Float64Array;
  revenue: Float64Array;
}> {
  return table({
    from: encode(flows.map((flow) => flow.from)),
    to: encode(flows.map((flow) => flow.to)),
    customers: Float64Array.from(flows, (flow) => flow.customers),
    revenue: Float64Array.from(flows, (flow) => (hasMoney ? exactSum(flow.money) : Number.NaN)),
  });
}

function migrationNotes(then: Side, now: Side, flows: ReadonlyMap<string, Flow>): readonly Note[] {
  const came = [...now.rowOf.keys()].filter((id) => !then.rowOf.has(id)).length;
  const left = then.rowOf.size - (now.rowOf.size - came);
  const all = now.rowOf.size + left;
  const stayed = [...flows.values()].reduce((sum, { from, to, customers }) => sum + (from === to ? customers : 0), 0);
  const message = `of ${all} customers ${came} came, ${left} left, ${stayed} stayed in their segment`;
  const details = { customers: all, came, left, stayed };
  const unknown = 'revenue is empty: both tables would need a column "monetary"';
  return frozen([
    { code: 'segment-migration', message, details },
    ...(then.hasMoney && now.hasMoney ? [] : [{ code: 'revenue-unknown', message: unknown }]),
  ]);
}
