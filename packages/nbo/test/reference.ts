import type { ItemEventColumns } from '@clientele/nbo';
import { referenceCsv, referenceNumbers } from '@clientele/testing';

/** One half of the MovieLens 100k split behind the benchmark table of Microsoft's Recommenders. */
export function ratings(half: 'train' | 'test'): ItemEventColumns & { value: Float64Array; time: Float64Array } {
  const columns = referenceCsv(`nbo/ml100k_sar_${half}.csv.gz`);
  return {
    customer: columns.get('userID') ?? [],
    item: columns.get('itemID') ?? [],
    value: referenceNumbers(columns, 'rating'),
    time: referenceNumbers(columns, 'timestamp').map((seconds) => seconds * 1000),
  };
}

/** Customer, item and the day of the basket, which stands for its number. */
export interface Baskets {
  readonly customer: string[];
  readonly item: string[];
  readonly time: number[];
}

const day = 86_400_000;

/** The TaFeng histories, cut before the last basket that is there: what was known, and what came. */
export function tafeng(): { readonly known: Baskets; readonly next: Baskets } {
  const columns = referenceCsv('nbo/tafeng_history.csv.gz');
  const [customer, item] = [columns.get('user') ?? [], columns.get('item') ?? []];
  const basket = referenceNumbers(columns, 'basket');
  const last = new Map<string, number>();
  customer.forEach((id, row) => {
    last.set(id, Math.max(last.get(id) ?? 0, basket[row] ?? 0));
  });
  const known: Baskets = { customer: [], item: [], time: [] };
  const next: Baskets = { customer: [], item: [], time: [] };
  customer.forEach((id, row) => {
    const half = basket[row] === last.get(id) ? next : known;
    half.customer.push(id);
    half.item.push(item[row] ?? '');
    half.time.push((basket[row] ?? 0) * day);
  });
  return { known, next };
}
