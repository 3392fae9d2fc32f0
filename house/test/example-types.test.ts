import { describe, expect, it } from 'vitest';
import type { Example } from '../examples/extract.ts';
import { typeProblems } from '../examples/typecheck.ts';

describe('the types of examples', () => {
  const example = (line: number, code: string): Example => ({ path: 'packages/core/README.md', line, code });

  it('are checked against the sources, each example for itself', () => {
    const problems = typeProblems([
      example(10, `import { column, type Column } from '@clientele/core';\nconst a = column([1]); // => 1`),
      example(20, `import { column } from '@clientele/core';\n\ncolumn([1]).lenght;`),
      example(30, `import { pillar } from '@clientele/core';`),
      example(40, `const a = 1;\nconst b = ;`),
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^packages\/core\/README\.md:22 Property 'lenght' does not exist/),
      expect.stringMatching(/^packages\/core\/README\.md:30 .*'pillar'/),
      expect.stringMatching(/^packages\/core\/README\.md:41 Expression expected/),
    ]);
  });
});
