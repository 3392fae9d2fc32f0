import { mineRules, type Rules, rulesToPmml, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists } from './oracle.ts';

/** An element of a document: its name, its attributes and what stands in it. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inner: readonly Element[];
}

const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Reads XML of elements and attributes; anything else in it, or an element that is not closed, is an error. */
function readXml(text: string): Element {
  const body = text.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
  const root = { name: '', attributes: {}, inner: [] as Element[] };
  const open: { name: string; inner: Element[] }[] = [root];
  let at = 0;
  const tag = /\s*<(\/?)([A-Za-z]+)((?: [A-Za-z]+="[^"<]*")*)(\/?)>\s*/y;
  while (at < body.length) {
    tag.lastIndex = at;
    const match = tag.exec(body);
    if (match === null) throw new Error(`no tag at ${at}: ${body.slice(at, at + 40)}`);
    at = tag.lastIndex;
    const [, closes, name = '', list = '', isEmpty] = match;
    if (closes === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    const pairs = [...list.matchAll(/ ([A-Za-z]+)="([^"<]*)"/g)];
    for (const [, , value = ''] of pairs) expect(value).not.toMatch(/&(?!amp;|lt;|quot;|#\d+;)/);
    const attributes = Object.fromEntries(pairs.map(([, key, value = '']) => [key, unescaped(value)]));
    const element = { name, attributes, inner: [] as Element[] };
    (open.at(-1) as { inner: Element[] }).inner.push(element);
    if (isEmpty === '') open.push(element);
  }
  expect(open.length).toBe(1);
  expect(root.inner.length).toBe(1);
  return root.inner[0] as Element;
}

const named = ({ inner }: Element, name: string): Element[] => inner.filter((one) => one.name === name);
const attribute = (element: Element, name: string): string => {
  const value = element.attributes[name];
  if (value === undefined) throw new Error(`<${element.name}> has no ${name}`);
  return value;
};

/** Holds a document to the schema of PMML 4.4, elements AssociationModel and below, and reads its rules back. */
function rulesOf(text: string): unknown[] {
  const root = readXml(text);
  expect([root.name, root.attributes]).toEqual(['PMML', { version: '4.4', xmlns: 'http://www.dmg.org/PMML-4_4' }]);
  expect(root.inner.map(({ name }) => name)).toEqual(['Header', 'DataDictionary', 'AssociationModel']);
  const [, dictionary, model] = root.inner as [Element, Element, Element];
  const fields = named(dictionary, 'DataField').map((field) => attribute(field, 'name'));
  expect(attribute(dictionary, 'numberOfFields')).toBe(String(fields.length));
  const [schema] = named(model, 'MiningSchema') as [Element];
  expect(schema.inner.map((field) => [attribute(field, 'name'), attribute(field, 'usageType')])).toEqual([
    [fields[0], 'group'],
    [fields[1], 'active'],
  ]);
  // the sequence of the schema: MiningSchema, then all items, all sets, all rules
  const order = ['MiningSchema', 'Item', 'Itemset', 'AssociationRule'];
  const places = model.inner.map(({ name }) => order.indexOf(name));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(attribute(model, 'functionName')).toBe('associationRules');
  expect(attribute(model, 'numberOfTransactions')).toMatch(/^\d+$/);
  for (const name of ['minimumSupport', 'minimumConfidence']) {
    expect(Number(attribute(model, name))).toBeGreaterThanOrEqual(0);
    expect(Number(attribute(model, name))).toBeLessThanOrEqual(1);
  }
  const [items, sets, rules] = ['Item', 'Itemset', 'AssociationRule'].map((name) => named(model, name)) as [
    Element[],
    Element[],
    Element[],
  ];
  const counts = { numberOfItems: items, numberOfItemsets: sets, numberOfRules: rules };
  for (const [name, list] of Object.entries(counts)) expect(attribute(model, name)).toBe(String(list.length));
  const values = new Map(items.map((item) => [attribute(item, 'id'), attribute(item, 'value')]));
  expect([values.size, new Set(values.values()).size]).toEqual([items.length, items.length]);
  const lists = new Map(
    sets.map((set) => {
      const refs = named(set, 'ItemRef').map((ref) => values.get(attribute(ref, 'itemRef')) as string);
      expect(attribute(set, 'numberOfItems')).toBe(String(refs.length));
      expect(refs).not.toContain(undefined);
      return [attribute(set, 'id'), refs];
    }),
  );
  expect(lists.size).toBe(sets.length);
  return rules.map((rule) => ({
    antecedent: lists.get(attribute(rule, 'antecedent')),
    consequent: lists.get(attribute(rule, 'consequent')),
    ...Object.fromEntries(
      ['support', 'confidence', 'lift', 'leverage'].map((name) => [name, Number(attribute(rule, name))]),
    ),
  }));
}

const told = (rules: Rules): unknown[] =>
  toRows(rules, ['antecedent', 'consequent', 'support', 'confidence', 'lift', 'leverage']);

describe('rulesToPmml', () => {
  it('writes a document of the schema, from which the same rules are read, to the last bit', () => {
    fc.assert(
      fc.property(basketLists, fc.integer({ min: 1, max: 3 }), (baskets, maxConsequent) => {
        const rules = mineRules(baskets, { minSupport: { count: 1 }, minConfidence: 0, maxConsequent, maxLength: 4 });
        expect(rulesOf(rulesToPmml(rules))).toEqual(told(rules));
      }),
      { numRuns: 40 },
    );
  });
  it('keeps every name that XML can hold', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 4 }), (names) => {
        const rules = mineRules([names, names], { minSupport: 1, minConfidence: 0, maxLength: 2 });
        let text = '';
        try {
          text = rulesToPmml(rules);
        } catch (error) {
          // the characters that XML 1.0 leaves out
          expect(names.join('')).toMatch(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u);
          expect(error).toMatchObject({ code: 'invalid-input' });
          return;
        }
        expect(rulesOf(text)).toEqual(told(rules));
      }),
    );
  });
  it('takes whole weights, and refuses others, since PMML counts whole baskets', () => {
    const baskets = [['a', 'b'], ['a']];
    const pmml = (weights: number[]): string => rulesToPmml(mineRules(baskets, { minSupport: 0.1, weights }));
    expect(rulesOf(pmml([2, 3])).length).toBe(1);
    expect(pmml([2, 3])).toContain('numberOfTransactions="5"');
    expect(() => pmml([0.5, 2])).toThrow('rulesToPmml: PMML counts whole baskets, got n 2.5: weigh in whole numbers');
  });
});
