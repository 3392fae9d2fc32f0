import { describe, expect, it } from 'vitest';
import { markPure } from '../build/pure-initialisers.ts';

describe('the marks for bundlers', () => {
  it.each(['rule(list(b))', 'new Map()', '{ ...others, b }', '[...others]', 'others.first', 'others[0]', 'f() as T'])(
    'make a constant droppable: %s',
    (initialiser) => {
      const marked = `const a = /* @__PURE__ */ (() => (${initialiser}))();`;
      expect(markPure(`const a = ${initialiser};`)).toBe(marked);
    },
  );

  it.each(['1', "'text'", '[1, b]', '{ b, c: 1 }', '(): number => g()', 'class { b = c(); }', '/x/', '1 as A.B'])(
    'leave alone what does nothing: %s',
    (initialiser) => {
      expect(markPure(`const a = ${initialiser};`)).toBe(`const a = ${initialiser};`);
    },
  );

  it('leave functions and statements alone', () => {
    const text = 'export function f(): number { const a = g(); return a; }\nregister();';
    expect(markPure(text)).toBe(text);
  });

  it('keep every line where it is', () => {
    const text = 'const a = f({\n  b: 1,\n});\nconst c = g();\n';
    expect(markPure(text).split('\n')).toHaveLength(5);
  });
});
