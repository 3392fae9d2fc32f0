import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instrument } from '../examples/instrument.ts';
import { readExamples } from '../examples/read.ts';
import { runExample } from '../examples/run.ts';
import { root } from '../repository.ts';

const documented = readExamples();

/** Snippets may print for their reader; here nobody reads it. */
beforeAll(() => {
  for (const method of ['log', 'table', 'error'] as const) vi.spyOn(console, method).mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
});

/** `%s` prints a path whole; `$path` would quote and cut it, and then no filter finds it. */
const byPath = documented.map(({ source, examples }) => [source.path, examples] as const);

describe.each(byPath)('the examples of %s', (path, examples) => {
  const run = examples.map((example, index) => ({ ...example, index })).filter(({ notRun }) => notRun === undefined);
  it.each(run)('line $line does what it says', async ({ code, index }) => {
    const { claims } = instrument(code);
    await runExample(() => import(`${join(root, path)}?example=${index}`), claims);
  });
});

describe('the examples as a whole', () => {
  it('are many', () => {
    expect(documented.flatMap(({ examples }) => examples).length).toBeGreaterThan(10);
  });

  it('run, all but those that say why they cannot', () => {
    const left = documented.flatMap(({ examples }) => examples).filter(({ notRun }) => notRun !== undefined);
    expect(left.map(({ path, notRun }) => `${path}: ${notRun}`)).toEqual([]);
  });
});
