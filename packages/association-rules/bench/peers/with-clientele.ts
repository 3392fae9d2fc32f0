/** Mines one task, and writes what it took as one line of JSON: `with-clientele.ts TASK FILE`, FILE being plain text. */
import { readFileSync } from 'node:fs';
import { basketsOf, mineItemsets, mineSequences, sequencesOf } from '@clientele/association-rules';
import { shopBaskets } from '../shop-baskets.ts';
import { type Measured, tasks } from './measured.ts';

const [name = '', file = ''] = process.argv.slice(2);
const task = tasks.find((one) => one.name === name);
if (task === undefined) throw new Error(`no such task: ${name}`);

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trim().split('\n');

function miner(): () => number {
  const minSupport = { count: task?.count ?? 1 };
  if (task?.kind === 'sequences') {
    const lists = linesOf(file).map((line) => line.replace(/ -2$/, '').split(' -1').filter(Boolean));
    const sequences = sequencesOf(lists.map((list) => list.map((item) => item.trim())));
    return () => mineSequences(sequences, { minSupport }).length;
  }
  const lists =
    task?.baskets === undefined ? linesOf(file).map((line) => line.split(' ')) : shopBaskets(task.baskets, 7);
  const baskets = basketsOf(lists);
  return () => mineItemsets(baskets, { minSupport }).length;
}

const mine = miner();
const times: number[] = [];
let found = 0;
for (let call = 0; call < 4; call++) {
  const before = process.cpuUsage();
  found = mine();
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1e6);
}
const measured: Measured = {
  task: name,
  contender: 'clientele',
  version: '0.0.0',
  found,
  firstCpuSeconds: times[0] as number,
  warmCpuSeconds: Math.min(...times.slice(1)),
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
};
process.stdout.write(JSON.stringify(measured));
