import { describe, expect, it } from 'vitest';
import { manifestOf } from '../manifests.ts';
import type { Manifest, Source } from '../repository.ts';
import { cycleProblems } from '../rules/cycles.ts';
import { undeclaredProblems, unusedProblems } from '../rules/dependencies.ts';
import { docCommentProblems } from '../rules/doc-comments.ts';
import { escapeHatchProblems } from '../rules/escape-hatches.ts';
import { indexProblems, namelessExportProblems } from '../rules/exports.ts';
import { lengthProblems } from '../rules/file-length.ts';
import { escapeProblems, importsOf, nodeProblems } from '../rules/imports.ts';
import { layerProblems } from '../rules/layers.ts';
import { entriesOf, publicDeclarations } from '../rules/public-api.ts';

/** Each rule of the structure test is shown to fail: a small repository with one thing wrong. */
const source = (path: string, text: string): Source => ({ path, text });
const manifest = (name: string, more: Partial<Manifest> = {}): Manifest => ({ name, ...more });

const manifests = new Map<string, Manifest>([
  ['packages/core', manifest('@clientele/core')],
  ['packages/stats', manifest('@clientele/stats')],
  ['packages/rfm', manifest('@clientele/rfm', { dependencies: { '@clientele/core': 'workspace:^' } })],
  ['packages/clv', manifest('@clientele/clv', { devDependencies: { 'fast-check': '4.10.2' } })],
  ['packages/testing', manifest('@clientele/testing')],
]);

describe('the imports of a source', () => {
  it('are found in all their forms', () => {
    const text = `import a from 'a'; import type { B } from 'b'; export { c } from 'c'; import 'd';
      const e = await import('e'); let f: import('f').F; const g = \`\${import('g')}\`;`;
    const found = importsOf(source('x.ts', text)).map(({ specifier }) => specifier);
    expect(found).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('are not what a comment or a text only mentions', () => {
    expect(importsOf(source('x.ts', `// import 'a'\nconst b = "import 'b'";`))).toEqual([]);
  });
});

describe('a broken twin of the structure', () => {
  const layered = (path: string, specifier: string) =>
    layerProblems([source(path, `import { x } from '${specifier}';`)], manifests);

  it.each([
    ['an import that runs upward', 'packages/core/src/a.ts', '@clientele/rfm'],
    ['a domain that imports another', 'packages/rfm/src/a.ts', '@clientele/clv'],
    ['a domain test that imports another domain', 'packages/rfm/test/a.test.ts', '@clientele/clv'],
    ['a subpath of another domain', 'packages/rfm/src/a.ts', '@clientele/clv/bg-nbd'],
    ['a source that enters a side room', 'packages/rfm/src/a.ts', '@clientele/testing'],
    ['a source that imports its own package by name', 'packages/rfm/src/a.ts', '@clientele/rfm'],
    ['a room that stands on no floor', 'packages/rfm/src/a.ts', '@clientele/cellar'],
    ['a side room that enters a domain', 'packages/testing/src/a.ts', '@clientele/rfm'],
  ])('is caught: %s', (_, path, specifier) => {
    expect(layered(path, specifier)).toEqual([expect.stringContaining(`${path}:1 imports ${specifier}`)]);
  });

  it.each([
    ['packages/rfm/src/a.ts', '@clientele/core'],
    ['packages/rfm/src/a.ts', '@clientele/stats'],
    ['packages/rfm/test/a.test.ts', '@clientele/testing'],
    ['packages/rfm/test/a.test.ts', '@clientele/rfm'],
    ['packages/testing/src/a.ts', '@clientele/core'],
  ])('is not seen where all is well: %s imports %s', (path, specifier) => {
    expect(layered(path, specifier)).toEqual([]);
  });

  it('is caught: a relative import that leaves its package', () => {
    const twin = source('packages/rfm/test/a.test.ts', `import { x } from '../../core/src/x.ts';`);
    expect(escapeProblems([twin])).toHaveLength(1);
    expect(escapeProblems([source('packages/rfm/tsup.config.ts', `import '../../house/tsup.base.ts';`)])).toEqual([]);
    const machine = `import '../../../house/bench/machine.ts';`;
    expect(escapeProblems([source('packages/rfm/bench/score.ts', machine)])).toEqual([]);
    expect(escapeProblems([source('packages/rfm/src/score.ts', machine)])).toHaveLength(1);
  });

  it('is caught: a package that is imported and not declared, or declared for tests only', () => {
    const lodash = source('packages/rfm/src/a.ts', `import { x } from 'lodash/x';`);
    const check = source('packages/clv/src/a.ts', `import { x } from 'fast-check';`);
    const test = source(
      'packages/clv/test/a.test.ts',
      `import { x } from 'fast-check'; import 'vitest'; import 'node:fs';`,
    );
    expect(undeclaredProblems([lodash, check, test], manifests)).toEqual([
      'packages/rfm/src/a.ts:1 imports lodash/x, which @clientele/rfm does not declare',
      'packages/clv/src/a.ts:1 imports fast-check, which @clientele/clv does not declare',
    ]);
  });

  it('is caught: a package that is declared and not imported, or only by tests', () => {
    const test = source('packages/rfm/test/a.test.ts', `import { x } from '@clientele/core';`);
    expect(unusedProblems([test], manifests)).toEqual([
      'packages/rfm/package.json declares @clientele/core, which nothing there imports',
      'packages/clv/package.json declares fast-check, which nothing there imports',
    ]);
  });

  it('is caught: a ring of three files, one link a type', () => {
    const ring = [
      source('packages/rfm/src/a.ts', `import { b } from './b.ts';`),
      source('packages/rfm/src/b.ts', `import type { C } from './deep/c.ts';`),
      source('packages/rfm/src/deep/c.ts', `export { a } from '../a.ts';`),
      source('packages/rfm/src/d.ts', `import { a } from './a.ts';`),
    ];
    const links = ['a.ts', 'b.ts', 'deep/c.ts', 'a.ts'].map((name) => `packages/rfm/src/${name}`);
    expect(cycleProblems(ring)).toEqual([links.join(' -> ')]);
    expect(cycleProblems(ring.slice(1))).toEqual([]);
  });

  it('is caught: a manifest that left the base', () => {
    const own = { name: '@clientele/rfm', description: 'x' };
    expect(manifestOf({ ...own, sideEffects: true } as typeof own)).toEqual(manifestOf(own));
    expect(manifestOf(own)['sideEffects']).toBe(false);
  });

  it.each([
    `export * from './a.ts';`,
    `export * as a from './a.ts';`,
    `export default 3;`,
    `export default function f() {}`,
    `export { a as default } from './a.ts';`,
  ])('is caught: %s', (text) => {
    expect(namelessExportProblems([source('packages/rfm/src/a.ts', text)])).toHaveLength(1);
  });

  it.each([`export const a = 1;`, `import { a } from './a.ts';`, `export { a };`])(
    'is caught: an index that says %s',
    (text) => {
      expect(indexProblems([source('packages/rfm/src/index.ts', `export { b } from './b.ts';\n${text}`)])).toHaveLength(
        1,
      );
    },
  );

  it('is caught: a file of 301 lines, but not a generated table', () => {
    const long = 'x;\n'.repeat(301);
    expect(lengthProblems([source('packages/rfm/src/a.ts', long)])).toHaveLength(1);
    expect(lengthProblems([source('packages/rfm/src/a.ts', long.slice(3))])).toEqual([]);
    expect(lengthProblems([source('packages/rfm/src/generated/a.ts', long)])).toEqual([]);
  });

  it('is caught: a module of Node in a source that must run in browsers', () => {
    expect(nodeProblems([source('packages/rfm/src/a.ts', `const fs = await import('node:fs');`)])).toHaveLength(1);
    expect(nodeProblems([source('packages/rfm/src/a.ts', `import { readFile } from 'fs';`)])).toHaveLength(1);
  });

  it.each(['let a: any;', 'a!.b;', 'let a!: number;', '// @ts-ignore', '// @ts-expect-error', '// @ts-nocheck'])(
    'is caught: %s',
    (text) => {
      expect(escapeHatchProblems([source('packages/rfm/src/a.ts', text)])).toHaveLength(1);
    },
  );

  it('is not seen in honest words', () => {
    const text = `const any = !a; /** any! */ const b = 'any' as unknown; if (a !== b) c;`;
    expect(escapeHatchProblems([source('packages/rfm/src/a.ts', text)])).toEqual([]);
  });
});

describe('the doc comments of what users can import', () => {
  const problemsOf = (declaration: string, index = `export { f } from './deep.ts';`) => {
    const sources = [
      source('packages/rfm/src/index.ts', index),
      source('packages/rfm/src/deep.ts', `export { f } from './f.ts';`),
      source('packages/rfm/src/f.ts', declaration),
    ];
    const exported = manifest('@clientele/rfm', { exports: { '.': { '@clientele/source': './src/index.ts' } } });
    const entries = entriesOf(sources, new Map([['packages/rfm', exported]]));
    expect(entries).toEqual([sources[0]]);
    return docCommentProblems(publicDeclarations(entries, sources)).map((problem) => problem.replace(/^.* f has /, ''));
  };
  const whole = `/**\n * Words.\n *\n * @param a words\n * @returns words\n * @example\n * 1; // => 1\n */\n`;

  it('are complete', () => {
    expect(problemsOf(`${whole}export function f(a: number): number { return a; }`)).toEqual([]);
    expect(problemsOf(`/** Words. */ export interface f {}`)).toEqual([]);
  });

  it('are asked for through re-exports and lists', () => {
    expect(problemsOf('export function f(a: number): number { return a; }')).toEqual(['no doc comment']);
    expect(problemsOf('const f = 1; export { f };')).toEqual(['no doc comment']);
    expect(problemsOf('', `export type { f } from './f.ts';`)).toEqual([]);
  });

  it.each([
    ['Words.', 'no sentence that says what it is'],
    ['@param a words', 'no @param for a'],
    ['@returns words', 'no @returns'],
    ['1; // => 1', 'no @example'],
  ])('are not complete without "%s"', (part, problem) => {
    const comment = whole.replace(part, part.startsWith('@') ? (part.split(' ')[0] ?? '') : '');
    const text = `${comment}export function f(a: number): number { return a; }`;
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('name every parameter, the one taken apart too', () => {
    const text = `${whole}export function f(a: number, { b }: { b: number }): number { return a + b; }`;
    expect(problemsOf(text)).toEqual(['no @param for the record it takes apart']);
  });
});
