import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Engine } from '@clientele/warehouse';
import { UsageError } from '../arguments/usage-error.ts';

const view = 'clientele_file';

/**
 * Makes FILE a table of the engine. DuckDB reads CSV and Parquet of this machine, every cell of a CSV file as text, so that 007
 * stays 007. Spark takes the name of a table, or a path that the server can read, `hdfs://…` for one.
 *
 * @param engine where it is to be read
 * @param file as the user gave it
 * @param folder what relative paths start from
 * @returns the name of the table
 * @throws UsageError (`invalid-option`) where there is no such file, or the engine cannot read it
 * @throws EngineError (`engine-failed`) where the engine fails
 */
export async function engineTable(engine: Engine, file: string, folder: string): Promise<string> {
  if (file === '-') throw new UsageError('--engine reads files by their names, not standard input');
  const format = /\.(csv|parquet)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  if (engine.dialect === 'spark') {
    if (format === undefined) return file;
    // A server on this machine has a folder of its own; a path of another machine stays as it is.
    const here = resolve(folder, file);
    await engine.command(sparkView(format, existsSync(here) ? here : file));
    return view;
  }
  if (format === undefined) throw new UsageError(`${file}: --engine duckdb reads .csv, .csv.gz and .parquet`);
  const path = resolve(folder, file);
  if (!existsSync(path)) throw new UsageError(`${file}: no such file`);
  const read =
    format === 'csv' ? `read_csv(${quoted(path)}, all_varchar = true, header = true)` : `read_parquet(${quoted(path)})`;
  await engine.command(`CREATE OR REPLACE VIEW ${view} AS SELECT * FROM ${read}`);
  return view;
}

/** Without `escape '"'` Spark shifts the columns of a line with a doubled quote, and says nothing. */
function sparkView(format: string, path: string): string {
  const text = `'${path.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
  const options = format === 'csv' ? `path ${text}, header 'true', escape '"', multiLine 'true'` : `path ${text}`;
  return `CREATE OR REPLACE TEMPORARY VIEW ${view} USING ${format} OPTIONS (${options})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
