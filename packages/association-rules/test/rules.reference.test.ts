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

/** The four counts of a rule: both sides, the antecedent alone, the consequent alone, neither. */
type Counts = readonly [n11: number, n10: number, n01: number, n00: number];

/** Where arules' code computes something else than its documentation defines: the definition, which ours follows. */
const definitions = {
  casualConfidence: ([n11, n10, n01, n00]: Counts) => (n11 / (n11 + n10) + n00 / (n01 + n00)) / 2,
  casualSupport: ([n11, n10, n01, n00]: Counts) => (n11 + n00) / (n11 + n10 + n01 + n00),
  leastContradiction: ([n11, n10, n01]: Counts) => (n11 - n10) / (n11 + n01),
  collectiveStrength: ([n11, n10, n01, n00]: Counts) => {
    const n = n11 + n10 + n01 + n00;
    const expected = ((n11 + n10) * (n11 + n01) + (n01 + n00) * (n10 + n00)) / n;
    return ((n11 + n00) / expected) * ((n - expected) / (n10 + n01));
  },
} as const;

/** Columns of arules that are not held to its numbers, and why. */
const exceptions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(definitions).map((name) => [name, 'its code is not its definition; held below'])),
  improvement: 'it looks at the shorter rules of its own list only, never at the empty antecedent; held below',
  boost: 'as improvement; held below',
  LIC: 'the ratio of two lifts with one consequent is that of the confidences: boost',
  oddsRatio_ci_lo: 'an interval, no measure',
  oddsRatio_ci_hi: 'an interval, no measure',
};
/** Columns that say which rule it is. */
const keys = ['lhs', 'rhs', 'count', 'table.n11', 'table.n10', 'table.n01', 'table.n00'];

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
    const measured = (): ReadonlyMap<string, readonly string[]> =>
      referenceCsv(`${folder}/measures_${name}_${count}_0.5.csv.gz`);
    const countsOf = (columns: ReadonlyMap<string, readonly string[]>): Counts[] => {
      const [n11, n10, n01, n00] = (['n11', 'n10', 'n01', 'n00'] as const).map((cell) =>
        referenceNumbers(columns, `table.${cell}`),
      ) as [Float64Array, Float64Array, Float64Array, Float64Array];
      return Array.from(n11, (both, row) => [both, n10[row] as number, n01[row] as number, n00[row] as number]);
    };
    it('holds every column of arules but those named with a reason', () => {
      const held = [...Object.keys(ours), ...Object.keys(exceptions), ...keys];
      expect([...measured().keys()].filter((column) => !held.includes(column))).toEqual([]);
    });
    it('has the same four counts', () => {
      const columns = measured();
      const { count: both, antecedentCount, consequentCount, n } = rules.columns;
      const got = keysOf(columns).map((key) => {
        const at = rows.get(key) ?? -1;
        const [n11, n1x, nx1] = [both[at] as number, antecedentCount[at] as number, consequentCount[at] as number];
        return [n11, n1x - n11, nx1 - n11, (n[at] as number) - n1x - nx1 + n11];
      });
      expect(got).toEqual(countsOf(columns));
    });
    it.each(Object.entries(definitions))(
      'computes %s by its definition to 1e-9, where arules differs',
      (measure, define) => {
        const columns = measured();
        const counts = countsOf(columns);
        const values = rules.columns[measure as keyof typeof definitions] ?? new Float64Array();
        const theirs = referenceNumbers(columns, measure);
        let differing = 0;
        keysOf(columns).forEach((key, row) => {
          const [got, wanted] = [values[rows.get(key) ?? -1] as number, define(counts[row] as Counts)];
          if (Number.isFinite(wanted)) expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
          if (Math.abs(got - (theirs[row] as number)) > 1e-9) differing++;
        });
        expect(differing).toBeGreaterThan(0);
      },
    );
    it('improves no more than arules says, who looks at fewer rules, and just as much where a rule of its list is the best', () => {
      const columns = measured();
      const { improvement = new Float64Array(), boost = new Float64Array(), confidence } = rules.columns;
      const [theirs, theirBoost] = [referenceNumbers(columns, 'improvement'), columns.get('boost') ?? []];
      let equal = 0;
      keysOf(columns).forEach((key, row) => {
        const at = rows.get(key) ?? -1;
        const [got, told] = [improvement[at] as number, theirs[row] as number];
        expect(got).toBeLessThanOrEqual(told + 1e-9);
        const best = (confidence[at] as number) - got;
        if (best > 0) expect(boost[at]).toBeCloseTo((confidence[at] as number) / best, 9);
        if (Math.abs(got - told) > 1e-9) return;
        equal++;
        expect(Math.abs((boost[at] as number) / Number(theirBoost[row]) - 1)).toBeLessThan(1e-9);
      });
      expect(equal).toBeGreaterThan(0);
    });
  },
);
