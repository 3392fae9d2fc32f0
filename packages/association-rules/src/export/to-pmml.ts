import { expectTable, InvalidInputError, type ListColumn, showValue } from '@clientele/core';
import type { Rules } from '../rules/rules.ts';

/**
 * Writes rules as a PMML 4.4 association model, which other software reads: items, the itemsets that rules are made of, and
 * the rules with support, confidence, lift and leverage.
 *
 * @param rules a table of rules
 * @returns the document's text, UTF-8 when it is written
 * @throws InvalidInputError (`invalid-input`) where the name of an item holds a character that XML cannot hold, such as U+0000,
 *   or where weights have made `n` no whole number, which PMML asks for
 * @example
 * import { mineRules, rulesToPmml } from '@clientele/association-rules';
 * const pmml = rulesToPmml(mineRules([['diapers', 'wipes'], ['diapers', 'wipes'], ['beer']], { minSupport: 0.5 }));
 * pmml.includes('<AssociationRule antecedent="1" consequent="2"'); // => true
 * @see Data Mining Group, "PMML 4.4: Association Rules", https://dmg.org/pmml/v4-4-1/AssociationRules.html
 */
export function rulesToPmml(rules: Rules): string {
  expectTable('rulesToPmml', rules, ['antecedent', 'consequent', 'support', 'confidence', 'lift', 'leverage']);
  const { antecedent, consequent } = rules.columns;
  if (!Number.isInteger(rules.n)) {
    throw new InvalidInputError(`rulesToPmml: PMML counts whole baskets, got n ${rules.n}: weigh in whole numbers`);
  }
  const items = itemNumbers(rules);
  const sets = openSets(items);
  const lines = Array.from({ length: rules.length }, (_, row) => ruleLine(rules, row, sets.idOf));
  const attributes = [
    ['functionName', 'associationRules'],
    ['numberOfTransactions', rules.n],
    ['numberOfItems', items.size],
    ['minimumSupport', rules.minSupport],
    ['minimumConfidence', rules.minConfidence],
    ['numberOfItemsets', sets.lines().length],
    ['numberOfRules', rules.length],
  ] as const;
  const names = antecedent.dictionary === consequent.dictionary ? antecedent.dictionary.values : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<PMML version="4.4" xmlns="http://www.dmg.org/PMML-4_4">',
    '  <Header><Application name="clientele"/></Header>',
    '  <DataDictionary numberOfFields="2">',
    '    <DataField name="basket" optype="categorical" dataType="string"/>',
    '    <DataField name="item" optype="categorical" dataType="string"/>',
    '  </DataDictionary>',
    `  <AssociationModel${attributes.map(([name, value]) => ` ${name}="${value}"`).join('')}>`,
    '    <MiningSchema>',
    '      <MiningField name="basket" usageType="group"/>',
    '      <MiningField name="item" usageType="active"/>',
    '    </MiningSchema>',
    ...[...items].map(([code, id]) => `    <Item id="${id}" value="${escaped(names[code] as string)}"/>`),
    ...sets.lines(),
    ...lines,
    '  </AssociationModel>',
    '</PMML>',
    '',
  ].join('\n');
}

/** Items that rules speak of, numbered from 1 in the order in which they are met. */
function itemNumbers({ length, columns }: Rules): Map<number, number> {
  const numbers = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    for (const lists of [columns.antecedent, columns.consequent]) {
      for (const code of codesAt(lists, row)) if (!numbers.has(code)) numbers.set(code, numbers.size + 1);
    }
  }
  return numbers;
}

const codesAt = ({ codes, offsets }: ListColumn, row: number): Uint32Array =>
  codes.subarray(offsets[row], offsets[row + 1]);

interface Sets {
  /** The set's number, a new one where it was never met. */
  idOf(codes: Uint32Array): number;
  lines(): string[];
}

function openSets(items: ReadonlyMap<number, number>): Sets {
  const ids = new Map<string, number>();
  return {
    idOf(codes) {
      const key = Array.from(codes, (code) => items.get(code)).join(' ');
      const id = ids.get(key) ?? ids.size + 1;
      ids.set(key, id);
      return id;
    },
    lines: () =>
      [...ids].map(([key, id]) => {
        const refs = key.split(' ');
        return `    <Itemset id="${id}" numberOfItems="${refs.length}">${refs.map((ref) => `<ItemRef itemRef="${ref}"/>`).join('')}</Itemset>`;
      }),
  };
}

function ruleLine({ columns }: Rules, row: number, idOf: Sets['idOf']): string {
  const [before, after] = [idOf(codesAt(columns.antecedent, row)), idOf(codesAt(columns.consequent, row))];
  const measures = (['support', 'confidence', 'lift', 'leverage'] as const).map(
    (name) => ` ${name}="${columns[name][row]}"`,
  );
  return `    <AssociationRule antecedent="${before}" consequent="${after}"${measures.join('')}/>`;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/** XML 1.0 has no way to write most control characters and halves of surrogate pairs; an id must not change in silence. */
function escaped(name: string): string {
  if (/(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]|\p{Surrogate}/u.test(name)) {
    throw new InvalidInputError(`rulesToPmml: XML cannot hold the item ${showValue(name)}`);
  }
  return name.replace(/[&<"\t\n\r]/g, (sign) => entities.get(sign) ?? sign);
}
