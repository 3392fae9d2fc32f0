import { postgres as dialect } from '../../src/dialect/postgres.ts';
import type { Engine } from '../../src/index.ts';
import { npmPackage } from '../servers/npm-package.ts';
import { engineOf } from './row-engine.ts';

interface PGlite {
  exec(sql: string): Promise<unknown>;
  query(
    sql: string,
    parameters: readonly unknown[],
    options: { rowMode: 'array' },
  ): Promise<{ rows: unknown[][]; fields: { name: string; dataTypeID: number }[] }>;
  close(): Promise<void>;
}

/** Numbers of PostgreSQL's text types: text, varchar, bpchar, name, unknown. */
const texts = new Set([25, 1043, 1042, 19, 705]);

/** PostgreSQL within this process, as WebAssembly. */
export async function openPostgres(): Promise<Engine> {
  const { PGlite } = await npmPackage<{ PGlite: new () => PGlite }>('@electric-sql/pglite', '0.5.16');
  const database = new PGlite();
  return engineOf({
    dialect,
    run: async (sql) => void (await database.exec(sql)),
    rows: async (sql) => {
      const { rows, fields } = await database.query(sql, [], { rowMode: 'array' });
      return {
        names: fields.map(({ name }) => name),
        isText: fields.map(({ dataTypeID }) => texts.has(dataTypeID)),
        rows,
      };
    },
    close: () => database.close(),
  });
}
