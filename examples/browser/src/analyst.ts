import { renderReport } from '@clientele/report';
import { type Analysis, analyze, type DateFormat, inspectCsv, type OnProgress, readCsv, toRows } from 'clientele';
import { openFile } from './open-file.ts';
import type { Inspected, Study, StudySettings } from './protocol.ts';
import { shownTables } from './shown-tables.ts';

/** Share of rows that may be unusable before the page asks whether the columns are right. */
const maxBad = 0.2;

/**
 * Looks at a file.
 *
 * @param file CSV or Parquet
 * @param onProgress told of the rows seen
 * @returns what it looks like, and which columns are likely which
 * @throws ClienteleError where it is no table
 */
export async function inspectFile(file: Blob, onProgress?: OnProgress): Promise<Inspected> {
  const { rows, columns, map } = await inspectCsv(await openFile(file), onProgress === undefined ? {} : { onProgress });
  return { rows, columns: columns.map(({ name, type, samples }) => ({ name, type, examples: samples })), map };
}

/**
 * Reads and analyses a file.
 *
 * @param file CSV or Parquet
 * @param settings which column is what
 * @param onProgress told of the rows read, then of the steps of the analysis
 * @returns what the page shows
 * @throws ClienteleError where the file cannot be used; it says why
 */
export async function studyFile(file: File, settings: StudySettings, onProgress?: OnProgress): Promise<Study> {
  const { map, timeZone, dateFormat, margin } = settings;
  const read = await readCsv(await openFile(file), {
    map,
    timeZone,
    // Whatever was typed: the reader says what it does not know.
    ...(dateFormat === undefined ? {} : { dateFormat: dateFormat as DateFormat }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (read.rowsDropped > maxBad * read.rows) throw new UnusableRows(read.rowsDropped, read.rows, read.issues);
  const analysis = analyze(read.log, {
    asOf: 'end',
    issues: read.issues,
    ...(margin === undefined ? {} : { margin }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return {
    facts: factsOf(analysis, read.rowsDropped),
    months: toRows(analysis.salesByMonth).map(({ month, sales }) => ({ month: String(month), sales: sales ?? 0 })),
    tables: shownTables(analysis),
    report: renderReport(analysis, { source: file.name }),
    notes: analysis.notes.map(({ message }) => message),
  };
}

/** Too many rows cannot be used: most often a column was mapped wrongly. */
export class UnusableRows extends Error {
  readonly issues: Analysis['quality'];
  constructor(aside: number, rows: number, issues: Analysis['quality']) {
    super(
      `${aside.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')} rows cannot be used. Is each column what you said it is?`,
    );
    this.issues = issues;
  }
}

function factsOf({ totals, asOf, currency }: Analysis, aside: number): Study['facts'] {
  const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  return [
    { name: 'Customers', value: number(totals.customers) },
    { name: 'Orders', value: number(totals.orders) },
    { name: currency === undefined ? 'Sales' : `Sales, ${currency}`, value: number(totals.sales) },
    { name: 'First day', value: day(totals.first) },
    { name: 'Last day', value: day(asOf - 1) },
    {
      name: 'Lines used',
      value: aside === 0 ? number(totals.lines) : `${number(totals.lines)}; ${number(aside)} set aside`,
    },
  ];
}
