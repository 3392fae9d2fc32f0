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
    ['customers.csv', 'segments.csv', 'campaign.csv'].map((name) => readRows(join(folder, name))),
  );
  return {
    ...summary,
    customers: new Map((customers ?? []).map((row) => [String(row['customer']), row as CustomerRecord])),
    segments: (segments ?? []) as unknown as SegmentRecord[],
    campaign: byCustomer(campaign ?? []),
  };
}

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

async function readRows(path: string): Promise<Readonly<Record<string, Cell>>[]> {
  const blob = await openAsBlob(path).catch((cause: unknown) => {
    throw new Error(`${path} cannot be read`, { cause });
  });
  const { table } = await readTable(blob, { optional: { customer: 'id' }, others: 'infer' });
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
