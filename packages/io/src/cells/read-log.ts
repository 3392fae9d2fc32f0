import {
  type DataIssues,
  type LogOrigin,
  mapFields,
  namedFields,
  type ParseOptions,
  requiredFields,
  type TransactionLog,
  transactionLogBuilder,
} from '@clientele/core';
import { checkCells, type OpenCells } from './open-cells.ts';

/** A log read from a file of typed cells. */
export interface ReadLog {
  readonly log: TransactionLog;
  /** What was wrong with rows and cells, each with its row, 0-based. */
  readonly issues: DataIssues;
  /** Column names of the file. */
  readonly header: readonly string[];
  /** Rows of the file, those set aside included. */
  readonly rows: number;
  /** Rows set aside, each with an issue whose action is `dropped`. */
  readonly rowsDropped: number;
  /** Row of each line of the log. */
  readonly origin: LogOrigin;
  /** Rows whose missing amount was filled, ascending; there where `missingAmount` says how. */
  readonly filledAmounts?: Uint32Array;
}

/** Makes a log of the columns that `map` names, a batch at a time. */
export async function readLogOf(verb: string, open: OpenCells, options: ParseOptions): Promise<ReadLog> {
  const builder = transactionLogBuilder(options, verb);
  const known = mapFields
    .map((role) => ({ role, name: options.map?.[role] ?? role }))
    .filter(
      ({ role, name }) =>
        options.map?.[role] !== undefined || requiredFields.includes(role) || open.header.includes(name),
    );
  const own = namedFields(options.custom).map(({ name, column }) => ({ role: `custom.${name}`, name: column }));
  const wanted = [...known, ...own];
  checkCells(verb, open, wanted);
  const names = [...new Set(wanted.map(({ name }) => name))];
  for await (const batch of open.batches(names)) {
    builder.append(Object.fromEntries(names.map((name, at) => [name, batch[at] ?? []])));
  }
  const { log, issues, rowsRead, rowsDropped, origin, filledAmounts } = builder.finish();
  const facts = { header: open.header, rows: rowsRead, rowsDropped, origin };
  return Object.freeze({ log, issues, ...facts, ...(filledAmounts === undefined ? {} : { filledAmounts }) });
}
