import { basketsOf, deriveRules, type Itemsets, mineItemsets, type Rules } from '@clientele/association-rules';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { fimiBaskets } from './fimi.ts';

const folder = 'association-rules';
const isThere = referencePath(`${folder}/rules_groceries_10_0.5.csv.gz`) !== null;

/** Our name of arules' measures, where they mean the same. */
const ours = {
  support: 'support',
  confidence: 'confidence',
  lift: 'lift',
  leverage: 'leverage',
  conviction: 'conviction',
  addedValue: 'addedValue',
  centeredConfidence: 'addedValue',
  certainty: 'certainty',
  chiSquared: 'chiSquared',
  chiSquared_p: 'chiSquaredP',
  confirmedConfidence: 'confirmedConfidence',
  cosine: 'cosine',
  counterexample: 'counterexample',
  coverage: 'coverage',
  doc: 'doc',
  fishersExactTest: 'fisherP',
  gini: 'gini',
  hyperConfidence: 'hyperConfidence',
  hyperLift: 'hyperLift',
  imbalance: 'imbalance',
  implicationIndex: 'implicationIndex',
  importance: 'importance',
  jaccard: 'jaccard',
  jMeasure: 'jMeasure',
  kappa: 'kappa',
  kulczynski: 'kulczynski',
  lambda: 'lambda',
  laplace: 'laplace',
  lerman: 'lerman',
  maxconfidence: 'maxConfidence',
  mutualInformation: 'mutualInformation',
  oddsRatio: 'oddsRatio',
  phi: 'phi',
  ralambondrainy: 'ralambondrainy',
  relativeRisk: 'relativeRisk',
  rhsSupport: 'rhsSupport',
  RLD: 'rld',
  rulePowerFactor: 'rulePowerFactor',
  sebag: 'sebag',
  stdLift: 'stdLift',
  varyingLiaison: 'varyingLiaison',
  yuleQ: 'yuleQ',
  yuleY: 'yuleY',
} as const;

/** Where arules has NA at confidence 1 since 0 ln 0 is taken as no number, we have the limit. */
const limits: ReadonlySet<string> = new Set(['jMeasure', 'mutualInformation', 'yuleQ', 'yuleY']);
/** Below these a value is rounding: a difference of equal numbers, or less than the smallest normal double. */
const floors: ReadonlyMap<string, number> = new Map([
  ['stdLift', 1e-15],
  ['fishersExactTest', 1e-300],
]);

function isClose(measure: string, got: number, text: string): boolean {
  const wanted = Number(text);
  return Math.abs(got - wanted) <= 1e-9 * Math.abs(wanted) + (floors.get(measure) ?? 0);
}

/** Rows by `antecedent => consequent`, items ascending as numbers. */
function rowsOf({ columns, length }: Rules): Map<string, number> {
  const { antecedent, consequent } = columns;
  const side = ({ dictionary, offsets, codes }: typeof antecedent, row: number): string =>
    Array.from(codes.subarray(offsets[row], offsets[row + 1]), (code) => Number(dictionary.values[code]))
      .sort((a, b) => a - b)
      .join(' ');
  return new Map(Array.from({ length }, (_, row) => [`${side(antecedent, row)} => ${side(consequent, row)}`, row]));
}

describe.skipIf(!isThere).each([
  { name: 'groceries', count: 10, rules: 5_668, redundant: 572, significant: 1_815 },
  { name: 'retail', count: 88, rules: 5_832, redundant: 737, significant: 2_924 },
])(
  '$name at count $count and confidence 0.5, against arules (skipped where the reference folder is not there)',
  ({ name, count, ...expected }) => {
    let itemsets: Itemsets;
    let rules: Rules;
    let rows: Map<string, number>;
    const listed = (): ReadonlyMap<string, readonly string[]> =>
      referenceCsv(`${folder}/rules_${name}_${count}_0.5.csv.gz`);
    const isCertain = (row: number): boolean => rules.columns.confidence[row] === 1;
    const keysOf = (columns: ReadonlyMap<string, readonly string[]>): string[] =>
      (columns.get('lhs') ?? []).map((lhs, row) => `${lhs} => ${columns.get('rhs')?.[row]}`);
    beforeAll(() => {
      const baskets = basketsOf(fimiBaskets(name));
      // arules was given half a basket less, which standardised lift sees.
      itemsets = mineItemsets(baskets, { minSupport: (count - 0.5) / baskets.length });
      rules = deriveRules(itemsets, { measures: 'all' });
      rows = rowsOf(rules);
    });

    it('has the same rules with the same counts, and no other', () => {
      const columns = listed();
      const counts = referenceNumbers(columns, 'count');
      const keys = keysOf(columns);
      expect(rules.length).toBe(expected.rules);
      expect(rows.size).toBe(expected.rules);
      expect(keys).toHaveLength(expected.rules);
      expect(keys.map((key) => rules.columns.count[rows.get(key) ?? -1])).toEqual([...counts]);
    });
    it.each(['support', 'confidence', 'coverage', 'lift'] as const)('has the same %s to 1e-9', (measure) => {
      const columns = listed();
      const values = referenceNumbers(columns, measure);
      const worst = keysOf(columns).reduce((most, key, row) => {
        const got = rules.columns[measure]?.[rows.get(key) ?? -1] ?? Number.NaN;
        return Math.max(most, Math.abs(got / (values[row] as number) - 1));
      }, 0);
      expect(worst).toBeLessThan(1e-9);
    });
    // arules did not compare with the empty antecedent, which the definition of improvement includes.
    it('drops the redundant ones, those no better than the empty antecedent included', () => {
      const columns = listed();
      const flags = referenceNumbers(columns, 'redundant');
      const kept = rowsOf(deriveRules(itemsets, { redundant: 'drop' }));
      const { confidence, rhsSupport = new Float64Array() } = rules.columns;
      const wrong = keysOf(columns).filter((key, row) => {
        const at = rows.get(key) ?? -1;
        const isBetterThanNone = (confidence[at] as number) > (rhsSupport[at] as number);
        return kept.has(key) !== (flags[row] === 0 && isBetterThanNone);
      });
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(flags.reduce((sum, flag) => sum + flag, 0)).toBe(expected.redundant);
    });
    it('keeps the significant ones', () => {
      const columns = listed();
      const flags = referenceNumbers(columns, 'sig_bonf01');
      const kept = rowsOf(deriveRules(itemsets, { significance: { alpha: 0.01, adjust: 'bonferroni' } }));
      const wrong = keysOf(columns).filter((key, row) => kept.has(key) !== (flags[row] === 1));
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(kept.size).toBe(expected.significant);
    });
    it.each(Object.entries(ours))('computes %s to 1e-9', (theirs, measure) => {
      const columns = referenceCsv(`${folder}/measures_${name}_${count}_0.5.csv.gz`);
      const cells = columns.get(theirs) ?? [];
      expect(cells).toHaveLength(300);
      const far = keysOf(columns).flatMap((key, row) => {
        const got = rules.columns[measure]?.[rows.get(key) ?? -1] ?? Number.NaN;
        const text = cells[row] as string;
        const isLimit = text === 'NA' && limits.has(theirs) && isCertain(rows.get(key) ?? -1);
        const isRight = isLimit || (text === 'Inf' || text === 'NA' ? Number.isNaN(got) : isClose(theirs, got, text));
        return isRight ? [] : [{ key, got, text }];
      });
      expect(far.slice(0, 3)).toEqual([]);
    });
  },
);
