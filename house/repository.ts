import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, with a slash at its end. */
export const root: string = fileURLToPath(new URL('../', import.meta.url));

/** A text file of the repository; `path` is relative to the root and uses slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The fields of a package.json that the rules read. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const unwalked = new Set(['node_modules', 'dist', 'coverage', 'site', '.git']);

/** @returns the paths of the files under `folder` whose name ends as asked, sorted; none where there is no such folder */
export function filesUnder(folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return unwalked.has(entry.name) ? [] : filesUnder(path, ending);
      return entry.name.endsWith(ending) ? [path] : [];
    })
    .sort();
}

/** @returns the file at `path`, read */
export function readSource(path: string): Source {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** @returns every TypeScript file of packages, examples and the house */
export function readSources(): Source[] {
  return ['packages', 'examples', 'house'].flatMap((folder) => filesUnder(folder, '.ts')).map(readSource);
}

/** @returns the folder of the package that a file belongs to; empty for the root */
export function ownerOf(path: string): string {
  return /^(?:packages|examples)\/[^/]+/.exec(path)?.[0] ?? '';
}

/** @returns the folders of packages and examples that have a manifest, the root first */
export function owners(): string[] {
  const members = ['packages', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return ['', ...members.filter((member) => existsSync(join(root, member, 'package.json'))).sort()];
}

/** @returns the manifest of an owner */
export function readManifest(owner: string): Manifest {
  return JSON.parse(readFileSync(join(root, owner, 'package.json'), 'utf8')) as Manifest;
}

/** @returns whether a file is a source that runs anywhere: in Node, in browsers, on edge runtimes */
export function isPortable(path: string): boolean {
  return isShipped(path) && !path.startsWith('packages/clientele/src/cli/');
}

/** @returns whether a file is a source that users install */
export function isShipped(path: string): boolean {
  return /^packages\/[^/]+\/src\//.test(path) && !path.startsWith('packages/testing/');
}
