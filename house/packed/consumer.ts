import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../repository.ts';
import { mustRun } from './command.ts';
import type { Packed } from './pack.ts';

/** What a bundle is made with. */
const bundler = { esbuild: '0.28.2' };
/** Compilers that must read our declarations: the oldest that we promise, and the newest there is. */
const compilers = { 'typescript-oldest': 'npm:typescript@5.4.5', 'typescript-newest': 'npm:typescript@7.0.2' };

/**
 * Makes a project outside the workspace that installs the packed packages with npm, then imports and requires every entry
 * of them, compiles against their declarations, and runs the command line.
 *
 * @param folder where to make it
 * @param packed the packages
 * @throws where one of these steps fails
 */
export async function tryAsConsumer(folder: string, packed: readonly Packed[]): Promise<void> {
  cpSync(join(root, 'house/consumer'), folder, { recursive: true });
  const tarballs = Object.fromEntries(packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  const tools = { '@types/node': '20.19.9', ...bundler, ...compilers };
  const entries = entriesOf(packed);
  // First without the peers that are optional: a package's main entry must not need them.
  await mustInstall(folder, { ...tarballs, ...tools });
  writeEntries(
    folder,
    entries.filter((entry) => packed.some(({ manifest }) => manifest.name === entry)),
  );
  await mustRun(folder, 'node', ['run.mjs']);
  await mustInstall(folder, { ...tarballs, ...tools, ...peersOf(packed) });
  writeEntries(folder, entries);
  const imported = await mustRun(folder, 'node', ['run.mjs']);
  const required = await mustRun(folder, 'node', ['run.cjs']);
  if (imported !== required) throw new Error(`import says ${imported}\nrequire says ${required}`);
  await mustBundleAlike(folder);
  for (const compiler of Object.keys(compilers)) {
    const tsc = join('node_modules', compiler, 'bin', 'tsc');
    await mustRun(folder, 'node', [tsc, '-p', 'tsconfig.json']);
  }
  const help = await mustRun(folder, join('node_modules', '.bin', 'clientele'), ['--help']);
  if (!help.includes('analyze')) throw new Error(`clientele --help says\n${help}`);
}

async function mustInstall(folder: string, dependencies: Readonly<Record<string, string>>): Promise<void> {
  const manifest = { private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await mustRun(folder, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** What subpaths need beside the packages. */
function peersOf(packed: readonly Packed[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...packed.map(({ manifest }) => manifest.peerDependencies ?? {}));
}

/** A bundle holds less than the packages, and must say the same. */
async function mustBundleAlike(folder: string): Promise<void> {
  const options = [
    'analysis.mjs',
    '--bundle',
    '--minify',
    '--format=esm',
    '--outfile=bundled.mjs',
    '--log-level=warning',
  ];
  await mustRun(folder, join('node_modules', '.bin', 'esbuild'), options);
  const plain = await mustRun(folder, 'node', ['analysis.mjs']);
  const bundled = await mustRun(folder, 'node', ['bundled.mjs']);
  if (plain !== bundled || plain.length < 100) throw new Error(`unbundled: ${plain}\nbundled: ${bundled}`);
}

/** Every specifier that a user can import: `clientele`, `@clientele/rfm`, and subpaths. */
function entriesOf(packed: readonly Packed[]): string[] {
  return packed.flatMap(({ tarball, manifest }) => {
    const exported = Object.keys(manifest.exports ?? {}).filter((path) => path !== './package.json');
    if (exported.length === 0) throw new Error(`${tarball} exports nothing`);
    return exported.map((path) => manifest.name + path.slice(1));
  });
}

function writeEntries(folder: string, entries: readonly string[]): void {
  writeFileSync(join(folder, 'entries.json'), JSON.stringify(entries));
  const names = entries.map((entry, index) => ({ entry, name: `entry${index}` }));
  const esm = names.map(({ entry, name }) => `import * as ${name} from '${entry}';`);
  const cjs = names.map(({ entry, name }) => `import ${name} = require('${entry}');`);
  const used = `export const all: object[] = [${names.map(({ name }) => name).join(', ')}];`;
  writeFileSync(join(folder, 'entries.mts'), [...esm, used, ''].join('\n'));
  writeFileSync(join(folder, 'entries.cts'), [...cjs, used, ''].join('\n'));
  writeFileSync(join(folder, 'use.cts'), readFileSync(join(folder, 'use.mts')));
}
