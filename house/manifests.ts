/** Every package manifest is one base plus the few fields that are its own. `pnpm manifests` rewrites them all. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

/** The fields a package decides for itself, in the order in which they are written. */
interface OwnFields {
  name: string;
  version?: string;
  private?: boolean;
  description: string;
  keywords?: string[];
  files?: string[];
  bin?: Json;
  publishConfig?: { bin?: Json };
  exports?: Json;
  dependencies?: Json;
  peerDependencies?: Json;
  peerDependenciesMeta?: Json;
  devDependencies?: Json;
}

const packagesDirectory = new URL('../packages/', import.meta.url).pathname;

/** The exports of one entry: sources for the house, ESM or CommonJS with their types for everybody else. */
function entry(name: string): Json {
  return {
    '@clientele/source': `./src/${name}.ts`,
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  };
}

/** @returns the manifest that a package must have, given what is its own. */
export function manifestOf(own: OwnFields): Json {
  if (own.private) {
    const { exports: _, ...rest } = own;
    return withoutMissing({ ...rest, license: 'MIT', type: 'module', exports: { '.': './src/index.ts' } });
  }
  const subpaths = Object.keys(own.exports ?? {}).filter((path) => path !== '.' && path !== './package.json');
  return withoutMissing({
    name: own.name,
    version: own.version ?? '0.0.0',
    description: own.description,
    keywords: own.keywords ?? [],
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    // npm adds README and LICENSE by itself; a NOTICE it has to be told of.
    files: ['dist', 'src', ...(own.files?.includes('NOTICE') ? ['NOTICE'] : [])],
    main: './dist/index.cjs',
    module: './dist/index.js',
    types: './dist/index.d.cts',
    exports: {
      '.': entry('index'),
      ...Object.fromEntries(subpaths.map((path) => [path, entry(path.slice(2))])),
      './package.json': './package.json',
    },
    engines: { node: '>=20.19' },
    // Commands exist once built; named here, an install inside the workspace does not look for them.
    publishConfig: withoutMissing({ access: 'public', bin: own.bin ?? own.publishConfig?.bin }),
    scripts: { build: 'tsup' },
    dependencies: own.dependencies,
    peerDependencies: own.peerDependencies,
    peerDependenciesMeta: own.peerDependenciesMeta,
    devDependencies: own.devDependencies,
  });
}

function withoutMissing(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** @returns the path of every package manifest, sorted. */
export function manifestPaths(): string[] {
  return readdirSync(packagesDirectory)
    .map((room) => join(packagesDirectory, room, 'package.json'))
    .filter((path) => existsSync(path))
    .sort();
}

/** @returns the text that the manifest at `path` must have. */
export function manifestText(path: string): string {
  return `${JSON.stringify(manifestOf(JSON.parse(readFileSync(path, 'utf8')) as OwnFields), null, 2)}\n`;
}

if (process.argv.includes('--write')) for (const path of manifestPaths()) writeFileSync(path, manifestText(path));
