/**
 * Itemsets and sequences beside mlxtend and SPMF, each in a process of its own, on the same shuffled baskets.
 *
 *   node --conditions=@clientele/source --import tsx bench/mining-vs-peers.ts --python PYTHON [--jar SPMF.jar] [--out FILE]
 *
 * PYTHON is one that has mlxtend. CLIENTELE_REFERENCE names the folder of the reference data. What a contender finds is held against the others
 * before a time is believed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { referenceText } from '@clientele/testing';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { thisMachine } from '../../../house/bench/machine.ts';
import { type Measured, type Report, type Task, tasks } from './peers/measured.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { values: given } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    jar: { type: 'string' },
    out: { type: 'string', default: benchmarkFile('raw/association-rules.json') },
  },
});
const ourRun = fileURLToPath(new URL('./peers/with-clientele.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mining-bench-'));

/** The lines of a task in an order that is not that of their file; generated baskets are in no file. */
function fileOf(task: Task): string {
  if (task.baskets !== undefined) return '';
  const lines = referenceText(`association-rules/${task.data}`).trim().split('\n');
  let state = 20_260_105;
  for (let last = lines.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [lines[last], lines[other]] = [lines[other] as string, lines[last] as string];
  }
  const path = join(folder, 'task.txt');
  writeFileSync(path, `${lines.map((line) => line.trim()).join('\n')}\n`);
  return path;
}

function run(program: string, args: readonly string[]): Measured | null {
  try {
    const measured = JSON.parse(execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 })) as Measured;
    process.stderr.write(`${JSON.stringify(measured)}\n`);
    return measured;
  } catch (error) {
    process.stderr.write(`${args.join(' ')}: ${String(error).slice(0, 300)}\n`);
    return null;
  }
}

function contenders(task: Task): (Measured | null)[] {
  const file = fileOf(task);
  const flags = ['--conditions=@clientele/source', '--import', 'tsx', ourRun];
  const ours = run(process.execPath, [...flags, task.name, file]);
  if (task.alone === true) return [ours];
  const common = [task.name, file, String(task.count)];
  const isSequences = task.kind === 'sequences';
  const mlxtend = isSequences ? null : run(given.python, [here('peers/with_mlxtend.py'), ...common]);
  const algorithm = isSequences ? 'PrefixSpan' : 'FPGrowth_itemsets';
  const { jar } = given;
  const spmf = jar === undefined ? null : run(given.python, [here('peers/with_spmf.py'), ...common, jar, algorithm]);
  return [ours, mlxtend, spmf];
}

const runs = tasks.flatMap((task) => {
  const measured = contenders(task).filter((one): one is Measured => one !== null);
  const found = new Set(measured.map((one) => one.found));
  if (found.size > 1) throw new Error(`${task.name}: found ${[...found].join(' and ')}`);
  return measured;
});
rmSync(folder, { recursive: true });
const report: Report = {
  machine: thisMachine(),
  tasks,
  runs,
};
writeRaw(given.out, report);
