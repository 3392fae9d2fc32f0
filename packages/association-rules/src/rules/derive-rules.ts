import {
  checkOptions,
  codeOf,
  expectTable,
  frozen,
  InvalidInputError,
  InvalidOptionError,
  type Note,
  table,
} from '@clientele/core';
import type { Itemsets } from '../itemsets/itemsets.ts';
import { adjustP } from './adjust-p.ts';
import { openMeter, type RuleMeter } from './measure-rules.ts';
import { basicMeasures, type FurtherMeasure, furtherMeasures } from './measures.ts';
import { type DeriveRulesOptions, deriveRulesRules } from './options.ts';
import { pickLists } from './pick-lists.ts';
import { rankRules } from './rank-rules.ts';
import { pairRules, type RulePairs } from './rule-pairs.ts';
import type { Rules } from './rules.ts';
import { bestSubrules } from './subrules.ts';

/**
 * Makes the rules of itemsets: every split of a set into two sides that reaches the least confidence, each rule once. All
 * measures come from the counts of the rule's own table, by their definitions.
 *
 * @param itemsets frequent sets together with all their subsets, as `mineItemsets` gives them by default
 * @param options which rules, which measures, and what they are ranked by
 * @returns one row a rule, the best first; measures without a value for a rule are missing there, never infinite
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a template names an unknown item
 * @throws InvalidInputError (`invalid-input`) where the itemsets are closed, maximal or cut, so that counts are missing
 * @example
 * import { deriveRules, mineItemsets, toRows } from '@clientele/association-rules';
 * const baskets = [['diapers', 'wipes'], ['diapers', 'wipes', 'beer'], ['beer'], ['diapers']];
 * const rules = deriveRules(mineItemsets(baskets, { minSupport: 0.5 }), { minConfidence: 0.6 });
 * toRows(rules, ['antecedent', 'consequent', 'count', 'confidence', 'conviction']);
 * // => [
 * //   { antecedent: ['wipes'], consequent: ['diapers'], count: 2, confidence: 1, conviction: null },
 * //   { antecedent: ['diapers'], consequent: ['wipes'], count: 2, confidence: 2 / 3, conviction: 1.5 },
 * // ]
 */
export function deriveRules(itemsets: Itemsets, options: DeriveRulesOptions = {}): Rules {
  checkOptions('deriveRules', options, deriveRulesRules);
  expectTable('deriveRules', itemsets, ['items', 'count']);
  refuseIncomplete(itemsets);
  const { minConfidence = 0.5, maxConsequent = 1, sortBy = 'lift', top, measures = [] } = options;
  const pairs = pairRules(itemsets, { minConfidence, maxConsequent, allowed: allowedItems(itemsets, options) });
  let best: Float64Array | null = null;
  const subrules = (): Float64Array => {
    best ??= bestSubrules(itemsets, pairs);
    return best;
  };
  const meter = openMeter(itemsets, pairs, { minSupport: itemsets.minSupport, minConfidence }, subrules);
  const { kept, adjusted, notes } = selectRules(pairs, meter, options);
  const ranked = rankRules(kept, meter(sortBy), sortBy, meter('confidence'), pairs, itemsets);
  const shown = top === undefined ? ranked : ranked.slice(0, top);
  const further: readonly FurtherMeasure[] = measures === 'all' ? furtherMeasures : measures;
  const pick = (values: Float64Array): Float64Array => Float64Array.from(shown, (rule) => values[rule] as number);
  return Object.freeze({
    ...table({
      ...countColumns(itemsets, pairs, shown),
      ...(Object.fromEntries(basicMeasures.map((name) => [name, pick(meter(name))])) as Basic),
      ...Object.fromEntries([...new Set(further)].map((name) => [name, pick(meter(name))])),
      ...(adjusted === null ? {} : { adjustedP: pick(adjusted) }),
    }),
    n: itemsets.n,
    minSupport: itemsets.minSupport,
    minConfidence,
    sortBy,
    found: ranked.length,
    notes: frozen([...itemsets.notes, ...notes]),
  });
}

type Basic = Pick<Rules['columns'], (typeof basicMeasures)[number]>;

function refuseIncomplete({ complete, target, truncated }: Itemsets): void {
  if (complete) return;
  const why = truncated ? 'cut at maxItemsets' : `of target "${target}", top, minLength or include`;
  const message = `deriveRules: itemsets must be frequent ones with all their subsets, got a list ${why}`;
  throw new InvalidInputError(message, [], { target, truncated });
}

/** By item code: bit 0 where it may stand in an antecedent, bit 1 in a consequent. */
function allowedItems({ columns }: Itemsets, options: DeriveRulesOptions): Uint8Array {
  const { dictionary } = columns.items;
  const allowed = new Uint8Array(dictionary.values.length);
  for (const [bit, option] of [
    [1, 'antecedent'],
    [2, 'consequent'],
  ] as const) {
    const names = options[option];
    if (names === undefined)
      for (let code = 0; code < allowed.length; code++) allowed[code] = (allowed[code] as number) | bit;
    for (const name of names ?? []) {
      const code = codeOf(dictionary, name);
      if (code < 0) {
        const problem = { option, allowed: 'a list of items that some basket holds', received: `"${name}"` };
        throw new InvalidOptionError('deriveRules', [problem]);
      }
      allowed[code] = (allowed[code] as number) | bit;
    }
  }
  return allowed;
}

interface Selection {
  readonly kept: Uint32Array;
  readonly adjusted: Float64Array | null;
  readonly notes: readonly Note[];
}

/** Leaves out redundant rules, then those that chance explains; says how many. */
function selectRules({ length }: RulePairs, meter: RuleMeter, options: DeriveRulesOptions): Selection {
  let kept = Uint32Array.from({ length }, (_, rule) => rule);
  const notes: Note[] = [];
  let adjusted: Float64Array | null = null;
  if (options.redundant === 'drop') {
    const improvement = meter('improvement');
    kept = kept.filter((rule) => (improvement[rule] as number) > 0);
    const left = length - kept.length;
    const message = `${left} rules were left out, since a shorter antecedent is as good`;
    if (left > 0) notes.push({ code: 'redundant-rules', message, details: { rules: left } });
  }
  if (options.significance !== undefined) {
    const { alpha = 0.05, adjust = 'holm', test = 'fisher' } = options.significance;
    const p = testedP(meter, test);
    const tested = kept.length;
    const values = adjustP(
      Float64Array.from(kept, (rule) => p[rule] as number),
      adjust,
    );
    adjusted = new Float64Array(length);
    for (const [place, rule] of kept.entries()) adjusted[rule] = values[place] as number;
    kept = kept.filter((_, place) => (values[place] as number) <= alpha);
    const message = `of ${tested} rules tested ${tested - kept.length} were left out, since chance explains them (${testNames[test]}, ${adjust}, alpha ${alpha})`;
    notes.push({ code: 'rules-tested', message, details: { tested, left: tested - kept.length, alpha, adjust, test } });
  }
  return { kept, adjusted, notes };
}

const testNames = { fisher: "Fisher's exact test", 'chi-squared': 'the chi-squared test' } as const;

/** The p-value of each rule; one that cannot be told apart from chance at all, such as a consequent in every basket, has 1. */
function testedP(meter: RuleMeter, test: keyof typeof testNames): Float64Array {
  const p = meter(test === 'fisher' ? 'fisherP' : 'chiSquaredP');
  if (test === 'chi-squared') return p.map((value) => (Number.isNaN(value) ? 1 : value));
  if (!p.some(Number.isNaN)) return p;
  const allowed = '{ test: "chi-squared" }, or left out: Fisher\'s test needs whole counts, and weights make others';
  throw new InvalidOptionError('deriveRules', [{ option: 'significance', allowed, received: "Fisher's test" }]);
}

function countColumns(
  { columns, n }: Itemsets,
  pairs: RulePairs,
  shown: Uint32Array,
): Pick<Rules['columns'], 'antecedent' | 'consequent' | 'count' | 'antecedentCount' | 'consequentCount' | 'n'> {
  const rows = (of: Uint32Array): Uint32Array => shown.map((rule) => of[rule] as number);
  const counts = (of: Uint32Array): Float64Array => Float64Array.from(rows(of), (row) => columns.count[row] as number);
  return {
    antecedent: pickLists(columns.items, rows(pairs.antecedent)),
    consequent: pickLists(columns.items, rows(pairs.consequent)),
    count: counts(pairs.whole),
    antecedentCount: counts(pairs.antecedent),
    consequentCount: counts(pairs.consequent),
    n: new Float64Array(shown.length).fill(n),
  };
}
