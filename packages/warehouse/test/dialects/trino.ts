import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openDuckDb } from '../../src/duckdb.ts';
import type { Engine, ResultTable } from '../../src/index.ts';
import { pythonWith } from '../servers/python.ts';

/** One statement a line, as JSON: from Trino's words into DuckDB's. */
const translator = `
import json, sys, sqlglot
sys.setrecursionlimit(100000)
for line in sys.stdin:
    try:
        told = {"sql": sqlglot.transpile(json.loads(line), read="trino", write="duckdb", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]}
    except Exception as error:
        told = {"error": str(error)}
    print(json.dumps(told), flush=True)
`;

/**
 * No Trino runs within a test. What is written for it is read by sqlglot's grammar of Trino, put into DuckDB's words, and run
 * there: a word that Trino does not have, or means otherwise, shows.
 */
export async function openTrino(): Promise<Engine> {
  const duckdb = await openDuckDb({ threads: 1 });
  const python = spawn(pythonWith('sqlglot', '30.30.0'), ['-c', translator], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: python.stdout });

  async function translated(sql: string): Promise<string> {
    const answer = once(answers, 'line');
    python.stdin.write(`${JSON.stringify(sql)}\n`);
    const { sql: words, error } = JSON.parse((await answer)[0] as string) as { sql?: string; error?: string };
    if (words === undefined) throw new Error(`no Trino: ${error}`);
    return words;
  }

  async function* query(sql: string): AsyncGenerator<ResultTable> {
    yield* duckdb.query(await translated(sql));
  }

  return {
    dialect: 'trino',
    query,
    command: async (sql) => duckdb.command(await translated(sql)),
    createView: (name, columns) => duckdb.createView(name, columns),
    close: async () => {
      python.stdin.end();
      await duckdb.close();
    },
  };
}
