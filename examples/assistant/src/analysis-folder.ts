import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTable, toRows } from 'clientele';

/** A cell of a file: missing is null. */
export type Cell = number | string | null;

/** One customer as `customers.csv` has it. */
export type CustomerRecord = Readonly<Record<string, Cell>> & { readonly customer: string };

/** One line of `segments.csv`. */
export interface SegmentRecord {
  readonly segment: string;
  readonly customers: number;
  readonly revenueShare: number;
  readonly action: string | null;
}

/** What `clientele analyze --out` left in a folder, read. */
export interface AnalysisFolder {
  readonly asOf: string;
  readonly totals: { readonly customers: number; readonly orders: number; readonly sales: number };
  readonly stages: Readonly<Record<string, string>>;
  readonly customers: ReadonlyMap<string, CustomerRecord>;
  readonly segments: readonly SegmentRecord[];
  /** Lines of `campaign.csv` by customer. */
  readonly campaign: ReadonlyMap<string, readonly Readonly<Record<string, Cell>>[]>;
}

/**
 * Reads the folder of an analysis.
 *
 * @param folder where `clientele analyze --out` wrote
 * @returns its tables
 * @throws Error naming the file that is not there or cannot be read
 */
export async function readAnalysisFolder(folder: string): Promise<AnalysisFolder> {
  const summary = await readSummary(join(folder, 'summary.json'));
  const [customers, segments, campaign] = await Promise.all(
    Object.entries(needed).map(([name, columns]) => readRows(join(folder, name), columns)),
  );
  return {
    ...summary,
    customers: new Map((customers ?? []).map((row) => [String(row['customer']), row as CustomerRecord])),
    segments: (segments ?? []) as unknown as SegmentRecord[],
    campaign: byCustomer(campaign ?? []),
  };
}

/** The files, and the columns without which no question can be answered. */
const needed = {
  'customers.csv': ['customer', 'recency', 'frequency', 'monetary', 'segment'],
  'segments.csv': ['segment', 'customers', 'revenueShare', 'action'],
  'campaign.csv': ['customer', 'channel', 'offer', 'reason', 'expectedValue', 'group'],
} as const;

function byCustomer(rows: readonly Readonly<Record<string, Cell>>[]): AnalysisFolder['campaign'] {
  const groups = new Map<string, Readonly<Record<string, Cell>>[]>();
  for (const row of rows) {
    const customer = String(row['customer']);
    groups.set(customer, [...(groups.get(customer) ?? []), row]);
  }
  return groups;
}

async function readSummary(path: string): Promise<Pick<AnalysisFolder, 'asOf' | 'totals' | 'stages'>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${path} cannot be read: is this a folder that "clientele analyze --out" wrote?`, { cause });
  });
  const { asOf, customers, orders, sales, stages } = recordOf(text);
  if (typeof asOf !== 'string' || typeof customers !== 'number' || typeof stages !== 'object' || stages === null) {
    throw new Error(`${path} is not the summary of an analysis`);
  }
  return {
    asOf,
    totals: { customers, orders: Number(orders), sales: Number(sales) },
    stages: stages as Record<string, string>,
  };
}

/** What is no JSON record has none of the fields. */
function recordOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

async function readRows(path: string, needs: readonly string[]): Promise<Readonly<Record<string, Cell>>[]> {
  // openAsBlob throws before it promises
  const opened = (async () => openAsBlob(path))();
  const blob = await opened.catch((cause: unknown) => {
    throw new Error(`${path} cannot be read: run "clientele analyze --out" anew`, { cause });
  });
  const { table } = await readTable(blob, { optional: { customer: 'id' }, others: 'infer' }).catch((cause: Error) => {
    throw new Error(`${path}: ${cause.message}`, { cause });
  });
  const names = Object.keys(table.columns).concat('customer' in table ? 'customer' : []);
  const missing = needs.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new Error(
      `${path} has no column "${missing}": it is of another version, or was changed; run "clientele analyze --out" anew`,
    );
  }
  return toRows(table).map(withoutGuards) as Readonly<Record<string, Cell>>[];
}

/** The files put an apostrophe before texts that a spreadsheet would take for a formula. */
function withoutGuards(row: object): object {
  const entries = Object.entries(row).map(([name, cell]) => [
    name,
    typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@\t\r])/, '') : cell,
  ]);
  return Object.fromEntries(entries);
}
