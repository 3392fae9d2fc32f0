import { checkOptions, type Dictionary, expectTable, type ListColumn, nonNegativeNumber } from '@clientele/core';
import type { Rules } from '../rules/rules.ts';

/** Rules ready to be matched with baskets: built once, used for many. */
export interface OpenRules {
  readonly dictionary: Dictionary;
  /** The rule's row, its consequent, and its score; rules that share a key item stand together. */
  readonly row: Uint32Array;
  readonly item: Uint32Array;
  readonly score: Float64Array;
  readonly antecedent: ListColumn;
  /** Item i is the key of the entries from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Rules that were not opened, since their consequent has several items. */
  readonly skipped: number;
  readonly rules: Pick<Rules, 'length' | 'columns'>;
}

/** How rules are scored. */
export interface ScoreOptions {
  /** How many baskets of plain popularity are mixed into each confidence. Default 10. */
  readonly prior?: number;
}

/**
 * Opens rules for `recommendFromRules`, where many calls use the same ones. Each is scored by its shrunk confidence,
 * (`count` + prior · p) / (`antecedentCount` + prior) with p the consequent's share of all baskets: what few baskets say is
 * drawn towards what everybody buys.
 *
 * @param rules rules with one item as their consequent; others are skipped and counted
 * @param options `prior`
 * @returns the opened rules: typed arrays, no file format
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InvalidInputError (`invalid-input`) where the table is no table of rules
 * @example
 * import { mineRules, openRules, recommendFromRules, toRows } from '@clientele/association-rules';
 * const opened = openRules(mineRules([['diapers', 'wipes'], ['diapers', 'wipes'], ['beer']], { minSupport: 0.5 }));
 * toRows(recommendFromRules(opened, [['wipes']]), ['item']); // => [{ item: 'diapers' }]
 */
export function openRules(rules: Pick<Rules, 'length' | 'columns'>, options: ScoreOptions = {}): OpenRules {
  checkOptions('openRules', options, { prior: nonNegativeNumber });
  const { prior = 10 } = options;
  expectTable('openRules', rules, ['antecedent', 'consequent', 'count', 'antecedentCount', 'consequentCount', 'n']);
  const { antecedent, consequent } = rules.columns;
  const keys = keyItems(antecedent);
  const single = Array.from({ length: rules.length }, (_, row) => row).filter((row) => sizeAt(consequent, row) === 1);
  const starts = new Uint32Array(antecedent.dictionary.values.length + 1);
  for (const row of single) starts[(keys[row] as number) + 1] = (starts[(keys[row] as number) + 1] as number) + 1;
  for (let item = 1; item < starts.length; item++)
    starts[item] = (starts[item] as number) + (starts[item - 1] as number);
  const next = starts.slice();
  const row = new Uint32Array(single.length);
  for (const rule of single) {
    const place = next[keys[rule] as number] as number;
    next[keys[rule] as number] = place + 1;
    row[place] = rule;
  }
  return Object.freeze({
    dictionary: antecedent.dictionary,
    row,
    item: row.map((rule) => consequent.codes[consequent.offsets[rule] as number] as number),
    score: Float64Array.from(row, (rule) => shrunkConfidence(rules, rule, prior)),
    antecedent,
    starts,
    skipped: rules.length - single.length,
    rules,
  });
}

function shrunkConfidence({ columns }: Pick<Rules, 'columns'>, rule: number, prior: number): number {
  const { count, antecedentCount, consequentCount, n } = columns;
  const popularity = (consequentCount[rule] as number) / (n[rule] as number);
  return ((count[rule] as number) + prior * popularity) / ((antecedentCount[rule] as number) + prior);
}

const sizeAt = ({ offsets }: ListColumn, row: number): number =>
  (offsets[row + 1] as number) - (offsets[row] as number);

/** For each rule the item of its antecedent that the fewest antecedents hold: the fewest baskets ask for it. */
function keyItems({ dictionary, offsets, codes }: ListColumn): Uint32Array {
  const uses = new Uint32Array(dictionary.values.length);
  for (const code of codes) uses[code] = (uses[code] as number) + 1;
  const keys = new Uint32Array(offsets.length - 1);
  for (let row = 0; row < keys.length; row++) {
    let key = codes[offsets[row] as number] as number;
    for (let cell = offsets[row] as number; cell < (offsets[row + 1] as number); cell++) {
      if ((uses[codes[cell] as number] as number) < (uses[key] as number)) key = codes[cell] as number;
    }
    keys[row] = key;
  }
  return keys;
}
