import { type CleanOptions, millisecondsOf } from './clean-options.ts';
import type { CleaningPass, RuleTally } from './cleaning-pass.ts';
import type { CleaningRule } from './cleaning-report.ts';
import { cancelledLines } from './rules/cancellations.ts';
import { exactCopies, nearCopies } from './rules/duplicates.ts';
import { fillCells } from './rules/missing-cells.ts';
import { unusualAmounts } from './rules/outliers.ts';
import { joinAliases, unifyNames } from './rules/products.ts';
import { tidyIds } from './rules/tidy-ids.ts';

/** Runs one rule as the options say; `null` where it is switched off. */
export type RunRule = (pass: CleaningPass, options: CleanOptions, verb: string) => RuleTally | null;

const isEmpty = (record: object | undefined): boolean => record === undefined || Object.keys(record).length === 0;

/** The rules in the order in which they are applied. */
export const cleaningRules: readonly (readonly [CleaningRule, RunRule])[] = [
  ['ids', (pass, { ids = 'off' }) => (ids === 'off' ? null : tidyIds(pass, ids))],
  [
    'productAliases',
    (pass, { productAliases }, verb) =>
      productAliases === undefined || isEmpty(productAliases) ? null : joinAliases(pass, productAliases, verb),
  ],
  [
    'productNames',
    (pass, { productNames = 'off' }) => (productNames === 'off' ? null : unifyNames(pass, productNames)),
  ],
  ['missing', (pass, { missing }) => (missing === undefined || isEmpty(missing) ? null : fillCells(pass, missing))],
  [
    'exactDuplicates',
    (pass, { exactDuplicates = 'flag' }) => (exactDuplicates === 'off' ? null : exactCopies(pass, exactDuplicates)),
  ],
  [
    'nearDuplicates',
    (pass, { nearDuplicates = 'flag', nearWithin = { minutes: 10 } }) =>
      nearDuplicates === 'off' ? null : nearCopies(pass, nearDuplicates, millisecondsOf(nearWithin)),
  ],
  [
    'cancellations',
    (pass, { cancellations = 'flag', cancels }, verb) =>
      cancellations === 'off' ? null : cancelledLines(pass, cancellations, cancels, verb),
  ],
  [
    'outliers',
    (pass, { outliers = 'flag', outlierThreshold = 3.5, outlierAmong = 'all' }) =>
      outliers === 'off' ? null : unusualAmounts(pass, outliers, outlierThreshold, outlierAmong),
  ],
];
