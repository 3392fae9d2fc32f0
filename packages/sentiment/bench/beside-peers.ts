/**
 * Scores and models beside vaderSentiment and scikit-learn, each in a process of its own, on the same shuffled texts.
 *
 *   node --conditions=@clientele/source --import tsx bench/beside-peers.ts --python PYTHON [--out FILE] [--share 0.01]
 *
 * PYTHON is one that has vaderSentiment and scikit-learn. CLIENTELE_REFERENCE names the folder of the reference data.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { labelsOf, rightness } from './peers/answers.ts';
import type { Answer, Contender, Measured, Report, Task } from './peers/measured.ts';
import { tasksOf } from './peers/tasks.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { values: given } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    out: { type: 'string', default: here('../../../docs/benchmarks/raw/sentiment.json') },
    share: { type: 'string', default: '1' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'sentiment-bench-'));
const ourRun = fileURLToPath(new URL('./peers/with-clientele.ts', import.meta.url));
const flags = ['--conditions=@clientele/source', '--import', 'tsx', ourRun];
// one thread, as ours
const environment = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

function ask(contender: Contender, file: string): Answer {
  const isOurs = contender.startsWith('clientele');
  const [program, args] = isOurs ? [process.execPath, flags] : [given.python, [here('peers/with_peers.py')]];
  const options = { encoding: 'utf8', maxBuffer: 1e9, env: environment } as const;
  return JSON.parse(execFileSync(program, [...args, contender, file], options)) as Answer;
}

function measure(task: Task): Measured[] {
  const file = join(folder, 'task.json');
  writeFileSync(file, JSON.stringify(task));
  const answers = task.contenders.map((contender) => ({ contender, answer: ask(contender, file) }));
  const vader = answers.find(({ contender }) => contender === 'vaderSentiment')?.answer.scores;
  return answers.map(({ contender, answer: { scores, said, ...told } }) => {
    const differing = scores?.filter((score, row) => vader !== undefined && score !== vader[row]).length;
    const labels = task.test?.labels ?? task.labels;
    const measured: Measured = {
      ...{ task: task.name, kind: task.kind, contender, texts: task.texts.length },
      megabytes: task.texts.reduce((sum, text) => sum + text.length, 0) / 1e6,
      ...told,
      ...(labels === undefined ? {} : rightness(said ?? labelsOf(scores ?? [], contender, task.kind), labels)),
      ...(vader === undefined || contender === 'clientele, improved' ? {} : { differing: differing ?? 0 }),
    };
    process.stderr.write(`${JSON.stringify(measured)}\n`);
    return measured;
  });
}

const runs = tasksOf(Number(given.share)).flatMap(measure);
rmSync(folder, { recursive: true });
const report: Report = {
  machine: {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadAverage: loadavg(),
  },
  runs,
};
writeFileSync(given.out, `${JSON.stringify(report, null, 2)}\n`);
