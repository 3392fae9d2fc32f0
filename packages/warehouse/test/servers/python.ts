import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serverFolder } from './folder.ts';

/**
 * @param name of a package of PyPI
 * @param version exact
 * @returns the Python of an environment of its own that has it; pip fetches it where it is not there yet
 */
export function pythonWith(name: string, version: string): string {
  const venv = join(serverFolder(name.replace(/^py/, '')), `venv-${version}`);
  const python = join(venv, 'bin', 'python');
  if (!existsSync(join(venv, 'installed'))) {
    rmSync(venv, { recursive: true, force: true });
    execFileSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
    const install = ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', `${name}==${version}`];
    execFileSync(python, install, { stdio: 'inherit' });
    execFileSync('touch', [join(venv, 'installed')]);
  }
  return python;
}
