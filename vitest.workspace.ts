import { defineConfig } from 'vitest/config';
import { examplesPlugin } from './house/examples/plugin.ts';

/** Tests read the sources of their neighbours: no build stands between an edit and its test. */
const conditions = ['@clientele/source', 'module', 'import', 'default'];
const source = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } };

const rooms = ['packages/*/test', 'examples/*/test', 'house/test'];
const reference = rooms.map((room) => `${room}/**/*.reference.test.ts`);
/** Tests on servers that the set-up of their project installs, starts and stops: Spark and HDFS. */
const engines = rooms.map((room) => `${room}/**/*.engine.test.ts`);

/** Nothing has an effect when it is imported, so the test files of a worker may share their modules. */
const isolate = false;
/** Where `.ci/run` wants the counts written. */
const report = process.env['TEST_REPORT'];
/** Benchmarks that need not measure: one iteration of each. */
const once = process.env['BENCH_ONCE'] === undefined ? {} : { runner: './house/bench-once.ts' };

export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        ...source,
        plugins: [examplesPlugin()],
        test: {
          name: 'unit',
          isolate,
          ...once,
          include: rooms.map((room) => `${room}/**/*.test.ts`),
          exclude: [...reference, ...engines],
          // No test is about time; the slowest takes 40 s on two busy cores.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          benchmark: { include: ['packages/*/bench/**/*.bench.ts'] },
        },
      },
      {
        ...source,
        test: { name: 'reference', isolate, include: reference, testTimeout: 120_000, hookTimeout: 60_000 },
      },
      // Needs Debian's chromium.
      {
        ...source,
        test: {
          name: 'browser',
          include: ['examples/*/e2e/*.test.ts'],
          globalSetup: ['examples/browser/e2e/build.ts'],
          fileParallelism: false,
          testTimeout: 150_000,
          hookTimeout: 60_000,
        },
      },
      // Needs a build, a browser and an edge runtime: see house/platforms/README.md.
      {
        ...source,
        test: { name: 'platforms', include: ['house/platforms/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
      },
      {
        ...source,
        test: {
          name: 'engines',
          isolate,
          include: engines,
          globalSetup: ['packages/warehouse/test/servers/setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
