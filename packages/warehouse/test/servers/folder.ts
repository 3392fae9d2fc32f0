import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where servers keep what they install and write: a folder of its own, used again by the next run. */
export function serverFolder(name: string): string {
  const folder = join(process.env['CLIENTELE_ENGINES'] ?? join(tmpdir(), 'clientele-engines'), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
