import { join } from 'node:path';
import { root } from '../repository.ts';
import { run } from './command.ts';
import type { Packed } from './pack.ts';

/** @returns what publint and attw have to say against a packed package */
export async function lintProblems({ manifest, tarball }: Packed): Promise<string[]> {
  const bin = (name: string): string => join(root, 'node_modules/.bin', name);
  const [publint, attw] = await Promise.all([
    run(root, bin('publint'), ['run', tarball, '--strict']),
    // Resolution by Node 10 knows no subpaths; whoever is on Node 20 does not use it.
    run(root, bin('attw'), [tarball, '--profile', 'node16', '--format', 'ascii', '--no-emoji']),
  ]);
  return [
    ...(publint.status === 0 ? [] : [`publint, ${manifest.name}:\n${publint.output}`]),
    ...(attw.status === 0 ? [] : [`attw, ${manifest.name}:\n${attw.output}`]),
  ];
}
