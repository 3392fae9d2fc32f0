import { clickhouse as dialect } from '../../src/dialect/clickhouse.ts';
import type { Engine } from '../../src/index.ts';
import { npmPackage } from '../servers/npm-package.ts';
import { engineOf } from './row-engine.ts';

interface Chdb {
  Session: new () => { query(sql: string, format?: string): string; cleanup(): void };
}

/** ClickHouse within this process. */
export async function openClickHouse(): Promise<Engine> {
  const { Session } = await npmPackage<Chdb>('chdb', '3.4.0');
  const session = new Session();
  const settings = 'output_format_json_quote_64bit_integers = 1, output_format_json_quote_denormals = 1';
  // The default database of chdb takes names of tables for names of files.
  for (const sql of ['CREATE DATABASE shop ENGINE = Memory', 'USE shop', `SET ${settings}`]) session.query(sql);
  return engineOf({
    dialect,
    storage: 'ENGINE = Memory',
    run: async (sql) => void session.query(sql),
    rows: async (sql) => {
      const { meta, data } = JSON.parse(String(session.query(sql, 'JSONCompact'))) as {
        meta: { name: string; type: string }[];
        data: unknown[][];
      };
      return {
        names: meta.map(({ name }) => name),
        isText: meta.map(({ type }) => /String/.test(type)),
        rows: data,
      };
    },
    close: async () => session.cleanup(),
  });
}
