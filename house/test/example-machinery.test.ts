import { describe, expect, it } from 'vitest';
import { examplesOf } from '../examples/extract.ts';
import { instrument } from '../examples/instrument.ts';
import { runExample } from '../examples/run.ts';

/** Runs the text of an example that imports nothing. */
async function run(code: string): Promise<void> {
  const instrumented = instrument(code);
  const body = new Function(`return (async () => { ${instrumented.code}\n })()`) as () => Promise<void>;
  await runExample(body, instrumented.claims);
}

describe('the examples of a file', () => {
  it('are the @example tags of its doc comments, with their line', () => {
    const text = `/**\n * Words.\n *\n * @example\n * const a = 1;\n *\n * a; // => 1\n * @example\n * 2; // => 2\n */\nexport const a = 1;\n`;
    expect(examplesOf({ path: 'a.ts', text })).toEqual([
      { path: 'a.ts', line: 5, code: 'const a = 1;\n\na; // => 1' },
      { path: 'a.ts', line: 9, code: '2; // => 2\n' },
    ]);
  });

  it('end where another tag begins', () => {
    const text = `/**\n * @example\n * 1; // => 1\n * @see https://example.org\n */\nexport const a = 1;\n`;
    expect(examplesOf({ path: 'a.ts', text })).toEqual([{ path: 'a.ts', line: 3, code: '1; // => 1' }]);
  });

  it('are the ts fences of a page, other languages left out', () => {
    const text = 'Words.\n\n```sh\nls\n```\n\n```ts\n1;\n```\n\n```ts no-run needs a browser\n2;\n```\n';
    expect(examplesOf({ path: 'a.md', text })).toEqual([
      { path: 'a.md', line: 8, code: '1;' },
      { path: 'a.md', line: 12, code: '2;', notRun: 'needs a browser' },
    ]);
  });

  it('are refused where a fence is never closed', () => {
    expect(() => examplesOf({ path: 'a.md', text: '```ts\n1;\n' })).toThrow('a.md:1 opens a fence');
  });
});

describe('an example', () => {
  it.each([
    ['behind the statement', '1 + 1; // => 2'],
    ['on the line below', '1 + 1;\n// => 2'],
    ['over several lines', '({ a: 1, b: [2] });\n// => {\n//   a: 1,\n//   b: [2] }'],
    ['of a declaration', 'const a = 1 + 1; // => 2'],
    ['of what it prints', 'console.log(1 + 1); // => 2'],
    ['of dates', 'new Date(0); // => new Date(0)'],
    ['of typed arrays', 'Float64Array.of(1); // => Float64Array.of(1)'],
    ['inside a block', 'try { null.a; } catch (error) {\n  error.name; // => "TypeError"\n}'],
    ['of what is thrown', 'null.a; // throws TypeError'],
    ['of what is thrown, with words', 'null.a; // throws TypeError: Cannot read'],
    ['of what is rejected', 'await Promise.reject(new TypeError("no")); // throws TypeError: no'],
    ['of what was awaited', 'await Promise.resolve(3); // => 3'],
  ])('may make a claim %s', async (_, code) => {
    expect(instrument(code).claims).toBe(1);
    await run(code);
  });

  it.each([
    ['another value', '1 + 1; // => 3'],
    ['a missing field', '({ a: 1, b: 2 }); // => { a: 1 }'],
    ['a field too many', '({ a: 1 }); // => { a: 1, b: undefined }'],
    ['another kind of array', 'Float64Array.of(1); // => [1]'],
    ['a claim that is never reached', 'if (Math.PI < 3) {\n  1; // => 1\n}'],
    ['nothing thrown', '1; // throws TypeError'],
    ['another error', 'null.a; // throws RangeError'],
    ['other words', 'null.a; // throws TypeError: cellar'],
    ['nothing rejected', 'await Promise.resolve(1); // throws TypeError'],
    ['an example that throws', 'null.a;'],
  ])('fails by %s', async (_, code) => {
    await expect(run(code)).rejects.toThrow();
  });

  it('is refused where a claim follows nothing whose value can be seen', () => {
    expect(() => instrument('// => 3')).toThrow('1 comments claim something');
    expect(() => instrument('function f() {} // => 3')).toThrow('1 comments claim something');
  });

  it('is refused where the value is none', () => {
    expect(() => instrument('1; // => one or two')).toThrow('"one or two" is no JavaScript value');
  });

  it('stays on its lines', () => {
    const code = 'const a = [\n  1,\n]; // => [1]\na; // => [1]';
    expect(instrument(code).code.split('\n')).toHaveLength(4);
  });
});
