import {
  type Baskets,
  type CodedColumn,
  checkOptions,
  codeOf,
  type Dictionary,
  expectRecord,
  frozen,
  type ListColumn,
  NO_CODE,
  type Note,
  nonNegativeNumber,
  optionRule,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { asBaskets, type BasketSource } from '../itemsets/basket-source.ts';
import { pickLists } from '../rules/pick-lists.ts';
import type { Rules } from '../rules/rules.ts';
import { type OpenRules, openRules, type ScoreOptions } from './open-rules.ts';

/** How many items are recommended, and how rules are scored. */
export interface RecommendOptions extends ScoreOptions {
  /** Most items a basket. Default 10. */
  readonly k?: number;
}

/** Up to k lines a basket, the best first; each with the rule that is the reason. */
export interface RuleRecommendations
  extends Table<{
    /** Row of the basket. */
    basket: Float64Array;
    /** 1 is the best. */
    rank: Float64Array;
    item: CodedColumn;
    /** Shrunk confidence of the rule, 0 to 1. */
    score: Float64Array;
    /** What in the basket speaks for the item. */
    antecedent: ListColumn;
    /** Baskets with the antecedent and the item. */
    count: Float64Array;
    /** Baskets with the antecedent. */
    antecedentCount: Float64Array;
    /** `count` / `antecedentCount`. */
    confidence: Float64Array;
  }> {
  readonly notes: readonly Note[];
}

/**
 * Recommends what rules say of each basket: of all rules whose antecedent the basket holds, the best for each item that it does
 * not hold yet, scored by shrunk confidence. Never by lift, which prefers rare items.
 *
 * @param rules rules with one item as their consequent, as they are or opened by `openRules`
 * @param source baskets of `deriveBaskets` or `basketsOf`, or plain lists of items; unknown items match no rule
 * @param options `k`, and `prior` for rules that are not opened yet
 * @returns `basket`, `rank`, `item`, `score` and the rule; baskets that no rule fits have no line and are counted in `notes`
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InvalidInputError (`invalid-input`) where rules or baskets are none
 * @example
 * import { mineRules, recommendFromRules, toRows } from '@clientele/association-rules';
 * const past = [['diapers', 'wipes'], ['diapers', 'wipes', 'beer'], ['beer'], ['diapers']];
 * const rules = mineRules(past, { minSupport: 0.5, minConfidence: 0.6 });
 * toRows(recommendFromRules(rules, [['diapers', 'cola']]), ['rank', 'item', 'score', 'antecedent', 'confidence']);
 * // => [{ rank: 1, item: 'wipes', score: 7 / 13, antecedent: ['diapers'], confidence: 2 / 3 }]
 */
export function recommendFromRules(
  rules: Rules | OpenRules,
  source: BasketSource,
  options: RecommendOptions = {},
): RuleRecommendations {
  expectRecord('recommendFromRules', 'a table of rules', rules);
  const isOpen = 'starts' in rules;
  const left = optionRule('left out where rules are opened: openRules takes it', () => false);
  checkOptions('recommendFromRules', options, { k: wholeNumber(1), prior: isOpen ? left : nonNegativeNumber });
  const opened = isOpen ? rules : openRules(rules, { prior: options.prior });
  const baskets = asBaskets('recommendFromRules', source);
  const { basket, rank, entry, unmatched } = matchAll(opened, baskets, options.k ?? 10);
  const rows = Uint32Array.from(entry, (at) => opened.row[at] as number);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  const { columns } = opened.rules;
  const codes = Uint32Array.from(entry, (at) => opened.item[at] as number);
  return Object.freeze({
    ...table({
      basket: Float64Array.from(basket),
      rank: Float64Array.from(rank),
      item: Object.freeze({ dictionary: opened.dictionary, codes }),
      score: Float64Array.from(entry, (at) => opened.score[at] as number),
      antecedent: pickLists(opened.antecedent, rows),
      count: pick(columns.count),
      antecedentCount: pick(columns.antecedentCount),
      confidence: pick(columns.confidence),
    }),
    notes: frozen([...baskets.notes, ...notesOf(unmatched, opened.skipped)]),
  });
}

interface Matches {
  readonly basket: number[];
  readonly rank: number[];
  /** Positions in the opened rules. */
  readonly entry: number[];
  readonly unmatched: number;
}

function matchAll(opened: OpenRules, baskets: Baskets, k: number): Matches {
  const { items } = baskets.columns;
  const known = translate(items.dictionary, opened.dictionary);
  const size = opened.dictionary.values.length;
  const holds = new Uint8Array(size);
  /** 1 + the best entry for each item that a rule of the basket names. */
  const best = new Uint32Array(size);
  const matches: Matches & { unmatched: number } = { basket: [], rank: [], entry: [], unmatched: 0 };
  for (let row = 0; row < baskets.length; row++) {
    const cells = items.codes.subarray(items.offsets[row], items.offsets[row + 1]);
    const held = Array.from(cells, (code) => known[code] as number).filter((code) => code !== NO_CODE);
    for (const code of held) holds[code] = 1;
    const named = nameItems(opened, held, holds, best);
    const ranked = named.map((item) => (best[item] as number) - 1).sort((a, b) => compareEntries(opened, a, b));
    ranked.slice(0, k).forEach((entry, i) => {
      matches.basket.push(row);
      matches.rank.push(i + 1);
      matches.entry.push(entry);
    });
    if (named.length === 0) matches.unmatched++;
    for (const code of held) holds[code] = 0;
    for (const item of named) best[item] = 0;
  }
  return matches;
}

/** Items that the basket lacks and a rule of it names; `best` keeps the best rule for each. */
function nameItems(opened: OpenRules, held: readonly number[], holds: Uint8Array, best: Uint32Array): number[] {
  const { starts, item, score, row, antecedent } = opened;
  const named: number[] = [];
  for (const key of held) {
    for (let entry = starts[key] as number; entry < (starts[key + 1] as number); entry++) {
      const code = item[entry] as number;
      if (holds[code] === 1 || !holdsAll(antecedent, row[entry] as number, holds)) continue;
      const before = best[code] as number;
      if (before === 0) named.push(code);
      const gain = before === 0 ? 1 : (score[entry] as number) - (score[before - 1] as number);
      // Among equal scores the rule that ranks higher in its table.
      if (gain > 0 || (gain === 0 && (row[entry] as number) < (row[before - 1] as number))) best[code] = entry + 1;
    }
  }
  return named;
}

function holdsAll({ offsets, codes }: ListColumn, row: number, holds: Uint8Array): boolean {
  for (let cell = offsets[row] as number; cell < (offsets[row + 1] as number); cell++) {
    if (holds[codes[cell] as number] === 0) return false;
  }
  return true;
}

/** The higher score first, then the item by name. */
function compareEntries({ score, item, dictionary }: OpenRules, a: number, b: number): number {
  const [one, other] = [dictionary.values[item[a] as number] as string, dictionary.values[item[b] as number] as string];
  return (score[b] as number) - (score[a] as number) || (one < other ? -1 : 1);
}

/** The codes of one dictionary in another; `NO_CODE` where a text is unknown there. */
function translate(from: Dictionary, to: Dictionary): Uint32Array {
  if (from === to) return Uint32Array.from(from.values.keys());
  return Uint32Array.from(from.values, (text) => {
    const code = codeOf(to, text);
    return code < 0 ? NO_CODE : code;
  });
}

function notesOf(unmatched: number, skipped: number): Note[] {
  const notes: Note[] = [];
  if (unmatched > 0) {
    const message = `${unmatched} baskets hold the antecedent of no rule with anything new to them`;
    notes.push({ code: 'baskets-without-rule', message, details: { baskets: unmatched } });
  }
  if (skipped > 0) {
    const message = `${skipped} rules with several items as consequent were not used`;
    notes.push({ code: 'rules-not-used', message, details: { rules: skipped } });
  }
  return notes;
}
