import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, owners, readManifest, root } from '../repository.ts';
import { mustRun } from './command.ts';

/** A package as its users will get it. */
export interface Packed {
  readonly manifest: Manifest;
  readonly tarball: string;
}

/** @returns every public package, packed into `folder` as publishing would */
export async function packAll(folder: string): Promise<Packed[]> {
  mkdirSync(folder, { recursive: true });
  const packed: Packed[] = [];
  for (const owner of owners().filter((name) => name.startsWith('packages/'))) {
    const manifest = readManifest(owner);
    if (manifest.private) continue;
    const tarball = join(folder, `${manifest.name.replace('@', '').replace('/', '-')}.tgz`);
    await mustRun(join(root, owner), 'pnpm', ['pack', '--out', tarball]);
    packed.push({ manifest, tarball });
  }
  return packed;
}
