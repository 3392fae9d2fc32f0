import { growDictionary, parseTransactions } from '@clientele/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const cells = fc.array(
  fc.oneof(fc.constantFrom('a', 'b', '007', '7', ''), fc.string({ maxLength: 3 }), fc.integer(), fc.constant(null)),
  { maxLength: 60 },
);

it('many cells recalled at once have the code of each, or are left to a second look', () => {
  fc.assert(
    fc.property(cells, cells, (known, asked) => {
      const growing = growDictionary();
      const codes = new Map(known.flatMap((cell) => (typeof cell === 'string' ? [[cell, growing.codeFor(cell)]] : [])));
      const recalled = new Int32Array(asked.length);
      growing.recall(asked, 0, recalled);
      asked.forEach((cell, i) => {
        const code = codes.get(cell as string);
        expect(code === undefined ? [-1] : [-1, code]).toContain(recalled[i]);
      });
    }),
  );
});

it('known texts near their place are recalled', () => {
  const growing = growDictionary();
  const texts = Array.from({ length: 5000 }, (_, i) => `c${i}`);
  for (const text of texts) growing.codeFor(text);
  const recalled = new Int32Array(texts.length);
  growing.recall(texts, 0, recalled);
  expect(recalled.filter((code, i) => code === i).length).toBeGreaterThan(4500);
});

it('a column of ids reads as the same ids in rows do, whatever stands between them', () => {
  const id = fc.oneof(fc.constantFrom('a', 'b', '1.5E+10', ' ', '007'), fc.string({ maxLength: 3 }), fc.integer());
  fc.assert(
    fc.property(fc.array(id, { minLength: 1, maxLength: 1500 }), (product) => {
      const base = { customer: 'Ada', time: 0, amount: 1 };
      const rows = product.map((cell) => ({ ...base, product: cell }));
      const columns = {
        customer: product.map(() => 'Ada'),
        time: new Float64Array(product.length),
        amount: new Float64Array(product.length).fill(1),
        product,
      };
      expect(parseTransactions(columns).product).toEqual(parseTransactions(rows).product);
    }),
    { numRuns: 50 },
  );
});
