import { defineConfig } from 'tsup';

/** One build for every package: ESM, CommonJS and types of the entries named in its manifest. */
export function bundle(entries: Record<string, string> = { index: 'src/index.ts' }): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry: entries,
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
    sourcemap: true,
    clean: true,
    splitting: false,
    treeshake: true,
    // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  });
}
