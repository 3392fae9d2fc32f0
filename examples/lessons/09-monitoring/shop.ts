import { type ShopOptions, simulateShop } from '@clientele/datasets';
import { buildFeatures, joinLabels, labelChurn, type Table, table } from 'clientele';

/**
 * A shop of the datasets package on the first of January 2025: the customers with a purchase within the last 180 days, and who of
 * them bought nothing in the 90 days after.
 *
 * @param options which shop; another seed is another draw of customers with the same truth
 */
export function snapshot(options: ShopOptions): Table<Record<string, Float64Array>> {
  const { log } = simulateShop({ customers: 1500, categories: 0, ...options });
  const asOf = '2025-01-01';
  const windows = [{ days: 90 }];
  const labels = labelChurn(log, { asOf, outcome: { days: 90 }, activeWithin: { days: 180 } });
  const { recency, purchaseDays90, spend90, label } = joinLabels(buildFeatures(log, { asOf, windows }), labels)
    .columns as Record<string, Float64Array>;
  const none = new Float64Array(0);
  return table({
    recency: recency ?? none,
    purchaseDays90: purchaseDays90 ?? none,
    spend90: spend90 ?? none,
    label: label ?? none,
  });
}
