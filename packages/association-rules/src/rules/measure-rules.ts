import type { Itemsets } from '../itemsets/itemsets.ts';
import { fillContingency, openContingency } from './contingency.ts';
import { formulas, type Measure, type Thresholds } from './measures.ts';
import type { RulePairs } from './rule-pairs.ts';

/** Computes measures of all rules; where one has no value the cell is missing. */
export type RuleMeter = (measure: Measure) => Float64Array;

/**
 * Opens the meter of some rules.
 *
 * @param subrules the best confidence of any smaller rule, asked for where a measure needs it
 */
export function openMeter(
  { columns, n }: Itemsets,
  pairs: RulePairs,
  thresholds: Thresholds,
  subrules: () => Float64Array,
): RuleMeter {
  const { count } = columns;
  const cells = openContingency();
  return (measure) => {
    const formula = formulas[measure];
    const best = measure === 'improvement' || measure === 'boost' ? subrules() : null;
    return Float64Array.from({ length: pairs.length }, (_, rule) => {
      const [n11, n1x, nx1] = [pairs.whole[rule], pairs.antecedent[rule], pairs.consequent[rule]];
      fillContingency(
        cells,
        n,
        count[n11 as number] as number,
        count[n1x as number] as number,
        count[nx1 as number] as number,
      );
      const value = formula(cells, thresholds, best === null ? 0 : (best[rule] as number));
      return Number.isFinite(value) ? value : Number.NaN;
    });
  };
}
