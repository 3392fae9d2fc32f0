import type { Engine } from '@clientele/warehouse';
import { UsageError } from '../arguments/usage-error.ts';

/** What each engine needs beside the warehouse, which brings none itself. */
const packages = { duckdb: '@duckdb/node-api', spark: '@grpc/grpc-js protobufjs@7 @uwdata/flechette' } as const;

/**
 * Opens the engine that `--engine` names: `duckdb` within this process, or Spark at `sc://host:port`.
 *
 * @param name as the user gave it
 * @returns the engine; close it when done
 * @throws UsageError (`invalid-option`) where there is no such engine, or its packages are not installed
 */
export async function openEngine(name: unknown): Promise<Engine> {
  if (name === 'duckdb') {
    const { openDuckDb } = await installed('duckdb', () => import('@clientele/warehouse/duckdb'));
    return openDuckDb();
  }
  if (typeof name === 'string' && /^sc:\/\//.test(name)) {
    const { openSpark } = await installed('spark', () => import('@clientele/warehouse/spark'));
    return openSpark(name);
  }
  throw new UsageError(`--engine must be duckdb or sc://host:port, got ${String(name)}`);
}

async function installed<T>(engine: keyof typeof packages, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(`--engine: ${engine} needs packages of its own: npm install ${packages[engine]}`);
  }
}
