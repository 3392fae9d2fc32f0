import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, selectFrom } from '../dialect/words.ts';

/** The columns of `summarizeCustomers`, read off `clientele_facts`. */
export function summaryColumns(dialect: Dialect): Readonly<Record<string, string>> {
  const number = (name: string): string => asDouble(dialect, name);
  return {
    customer: 'customer',
    purchaseCount: number('purchases'),
    purchaseDays: number('purchase_days'),
    firstPurchase: number('first_time'),
    lastPurchase: number('last_time'),
    totalSpend: 'total',
    grossSpend: 'gross',
    repeatSpend: 'repeat_spend',
    sumLogGaps: 'log_gaps',
  };
}

/** A statement of columns of `clientele_facts`. */
export function ofFacts(dialect: Dialect, columns: Readonly<Record<string, string>>): string {
  return selectFrom(dialect, columns, 'clientele_facts');
}
