import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @returns the path of a file of docs/benchmarks, such as `raw/summary.json` or `summary.md` */
export function benchmarkFile(name: string): string {
  return fileURLToPath(new URL(`../../docs/benchmarks/${name}`, import.meta.url));
}

/** Writes the raw numbers of a benchmark, so that a change of one is a change of one line. */
export function writeRaw(path: string, report: unknown): void {
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
}
