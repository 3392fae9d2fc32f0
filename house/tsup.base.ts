import { defineConfig, type Options } from 'tsup';
import { pureInitialisers } from './build/pure-initialisers.ts';

type Entries = Record<string, string>;

/**
 * One build for every package: ESM, CommonJS and types of its entries.
 *
 * @param commands entries that the shell starts: they are read by Node only, as ES modules, and export nothing
 * @param subpaths entries beside the index, as `{ 'ml-kmeans': 'src/ml-kmeans.ts' }`
 */
export function bundle(commands: Entries = {}, subpaths: Entries = {}): ReturnType<typeof defineConfig> {
  const library: Options = {
    entry: { index: 'src/index.ts', ...subpaths },
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
    sourcemap: true,
    clean: ['!cli/**'],
    splitting: false,
    treeshake: true,
    removeNodeProtocol: false,
    esbuildPlugins: [pureInitialisers],
    // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  };
  if (Object.keys(commands).length === 0) return defineConfig(library);
  const shell: Options = { ...library, entry: commands, format: ['esm'], platform: 'node', clean: false, dts: false };
  return defineConfig([library, shell]);
}
