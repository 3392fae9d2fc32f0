import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryAsConsumer } from './packed/consumer.ts';
import { lintProblems } from './packed/lint.ts';
import { packAll } from './packed/pack.ts';

/** `pnpm check:packages`: what users install is packed, linted, installed, imported, required, compiled and run. */
const folder = mkdtempSync(join(tmpdir(), 'clientele-packed-'));
try {
  const packed = await packAll(join(folder, 'tarballs'));
  console.log(`packed ${packed.length} packages`);
  const problems: string[] = [];
  for (const one of packed) problems.push(...(await lintProblems(one)));
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
  console.log('publint --strict and attw find nothing');
  await tryAsConsumer(join(folder, 'consumer'), packed);
  console.log('the consumer project imports, requires, compiles and runs');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
