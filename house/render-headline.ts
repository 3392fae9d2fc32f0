/**
 * Writes the table of speed into README.md, from the raw numbers of the benchmarks: `npx tsx house/render-headline.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headlineTable } from './headline.ts';
import { root } from './repository.ts';

const path = join(root, 'README.md');
const marks = /(<!-- speed -->\n)[\s\S]*?(<!-- \/speed -->)/;
writeFileSync(
  path,
  readFileSync(path, 'utf8').replace(marks, (_, before, after) => `${before}${headlineTable()}\n${after}`),
);
