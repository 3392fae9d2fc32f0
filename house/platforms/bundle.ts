import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

/** @returns the program and all that it imports as one module, made of what was built: the same text for every platform */
export async function bundledProgram(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-platforms-'));
  try {
    await build({
      entry: [fileURLToPath(new URL('program.ts', import.meta.url))],
      config: false,
      format: 'esm',
      outDir: folder,
      outExtension: () => ({ js: '.mjs' }),
      platform: 'browser',
      target: 'es2022',
      noExternal: [/./],
      silent: true,
    });
    return await readFile(join(folder, 'program.mjs'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
