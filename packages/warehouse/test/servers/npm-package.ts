import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serverFolder } from './folder.ts';

/**
 * Loads a package that is too heavy for the workspace's own install: npm fetches it into a folder of its own where it is not
 * there yet.
 *
 * @param name of the package
 * @param version exact
 * @returns what it exports
 */
export async function npmPackage<T>(name: string, version: string): Promise<T> {
  const folder = serverFolder(`npm-${name.replaceAll(/[^a-z0-9]+/g, '-')}-${version}`);
  if (!existsSync(join(folder, 'installed'))) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', ...quiet, `${name}@${version}`], { cwd: folder, stdio: 'inherit' });
    writeFileSync(join(folder, 'installed'), '');
  }
  const path = createRequire(join(folder, 'package.json')).resolve(name);
  return (await import(/* @vite-ignore */ path)) as T;
}
