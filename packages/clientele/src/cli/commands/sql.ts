import {
  type DeriveSqlOptions,
  type DialectName,
  deriveSql,
  type SqlDerivation,
  type SqlModel,
  toSql,
} from '@clientele/warehouse';
import { parseModel } from '../../models/parse-model.ts';
import { type CommonOptions, refuseUnused } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { readJsonFile } from '../input/read-json.ts';

const names: readonly SqlDerivation[] = ['summary', 'rfm', 'btyd'];

/** `clientele sql MODEL|NAME`: a model, or a derivation, as a statement to be run where the data lies. */
export async function sqlCommand(args: readonly string[], options: CommonOptions, io: CommandIo): Promise<string> {
  const what = args[0] as string;
  const { dialect, table } = options;
  if (dialect === undefined)
    throw new UsageError('--dialect must be given: duckdb, spark, clickhouse, postgres or trino');
  if (table === undefined) throw new UsageError('--table must be given: the name of the table, such as shop.orders');
  const unused = ['target', 'columns', 'before', 'rows', 'maxBad', 'currency'] as const;
  refuseUnused(options, unused, 'sql writes a statement and reads no data');
  const name = names.find((known) => known === what);
  const sql = await (name === undefined
    ? modelSql(what, dialect as DialectName, table, options, io)
    : linesSql(name, dialect as DialectName, table, options));
  return options.json ? `${JSON.stringify({ sql })}\n` : `${sql}\n`;
}

async function modelSql(
  file: string,
  dialect: DialectName,
  table: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<string> {
  refuseUnused(options, ['map', 'asOf', 'timeZone'], 'a model finds its columns by their names');
  const [odd] = Object.keys(options.settings);
  if (odd !== undefined) throw new UsageError(`--set ${odd} has no effect here: a model is as it was fitted`);
  const { id } = options;
  return inFile(file, async () => {
    // Those that have no form in SQL are refused by name.
    const model = parseModel(await readJsonFile(file, io)) as SqlModel;
    return toSql(model, dialect, { table, ...(id === undefined ? {} : { id }) });
  });
}

function linesSql(name: SqlDerivation, dialect: DialectName, table: string, options: CommonOptions): string {
  refuseUnused(options, ['id'], `${name} reads order lines`);
  const { map, asOf, timeZone, settings } = options;
  const { time, ...others } = settings;
  const lines = { table, map, time, timeZone };
  const stated = Object.entries(lines).filter(([, value]) => value !== undefined);
  const until = asOf === undefined ? {} : { asOf };
  return deriveSql(
    name,
    dialect,
    Object.fromEntries(stated) as unknown as { table: string },
    {
      ...others,
      ...until,
    } as DeriveSqlOptions,
  );
}
