import { defineConfig } from 'vitest/config';

/** Tests read the sources of their neighbours: no build stands between an edit and its test. */
const conditions = ['@clientele/source', 'module', 'import', 'default'];
const source = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } };

const rooms = ['packages/*/test', 'examples/*/test', 'house/test'];
const reference = rooms.map((room) => `${room}/**/*.reference.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: rooms.map((room) => `${room}/**/*.test.ts`),
          exclude: reference,
          testTimeout: 30_000,
          benchmark: { include: ['packages/*/bench/**/*.bench.ts'] },
        },
      },
      { ...source, test: { name: 'reference', include: reference, testTimeout: 120_000 } },
    ],
  },
});
