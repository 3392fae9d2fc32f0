import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../repository.ts';

const forbidden = [
  'Math.random()',
  'Date.now()',
  'performance.now()',
  'new Date()',
  'new Date',
  'Date()',
  'eval("1")',
  'new Function("return 1")',
  'Function("return 1")',
];
const allowed = ['new Date(0)', 'Date.parse("2026-01-01")', 'Date.UTC(2026, 0)', 'Math.max(1, 2)'];

/** @returns the lines that our plugin of the linter marks in a small repository with one file at `path` */
function markedLines(path: string, expressions: readonly string[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-lint-'));
  try {
    for (const part of [path, 'house/x']) mkdirSync(dirname(join(folder, part)), { recursive: true });
    copyFileSync(join(root, 'house/forbidden-calls.grit'), join(folder, 'house/forbidden-calls.grit'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ plugins: ['./house/forbidden-calls.grit'] }));
    writeFileSync(join(folder, path), expressions.map((expression) => `void ${expression};\n`).join(''));
    const biome = join(root, 'node_modules/.bin/biome');
    const { stdout } = spawnSync(biome, ['lint', '--reporter=json', path], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as Report;
    return diagnostics.filter(({ category }) => category === 'plugin').map(({ location }) => location.start.line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly diagnostics: readonly { category: string; location: { start: { line: number } } }[];
}

describe('the linter', () => {
  it('refuses chance, the clock and code made of text in what ships', () => {
    const lines = markedLines('packages/core/src/fixture.ts', [...forbidden, ...allowed]);
    expect(lines).toEqual(forbidden.map((_, index) => index + 1));
  });

  it('leaves tests and the house alone', () => {
    expect(markedLines('packages/core/test/fixture.test.ts', forbidden)).toEqual([]);
    expect(markedLines('house/fixture.ts', forbidden)).toEqual([]);
  });
});
