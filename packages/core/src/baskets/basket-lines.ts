import { collectIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { Note } from '../json.ts';
import type { TransactionLog } from '../log/transaction-log.ts';
import { lateLines } from '../summary/summary-notes.ts';
import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';

/** Which lines of a log put an item into a basket, and what is to be said of the others. */
export interface BasketLines {
  readonly used: Uint8Array;
  readonly issues: DataIssues;
  readonly notes: readonly Note[];
}

/**
 * Lines before `asOf` with a product, an amount of 0 or more and a quantity that is not 0 count; a missing quantity is not 0.
 */
export function basketLines(log: TransactionLog, product: CodedColumn, asOf: number): BasketLines {
  const used = new Uint8Array(log.length);
  const issues = collectIssues();
  const left = { refunds: 0, zeroQuantity: 0, withoutProduct: 0 };
  let late = 0;
  for (let line = 0; line < log.length; line++) {
    if ((log.time[line] as number) >= asOf) late++;
    else if ((log.amount[line] as number) < 0) left.refunds++;
    else if (log.quantity?.[line] === 0) left.zeroQuantity++;
    else if (product.codes[line] === NO_CODE) {
      left.withoutProduct++;
      issues.add({
        code: 'missing-value',
        row: line,
        column: 'product',
        expected: 'a product id',
        received: 'nothing',
        action: 'dropped',
      });
    } else used[line] = 1;
  }
  return { used, issues: issues.finish(), notes: [...lateLines(late), ...leftOut(left)] };
}

function leftOut(left: Record<'refunds' | 'zeroQuantity' | 'withoutProduct', number>): Note[] {
  const lines = left.refunds + left.zeroQuantity + left.withoutProduct;
  if (lines === 0) return [];
  const { refunds, zeroQuantity, withoutProduct } = left;
  const message = `${lines} lines put nothing into a basket: ${refunds} with a negative amount, ${zeroQuantity} with quantity 0, ${withoutProduct} without a product`;
  return [{ code: 'lines-not-in-baskets', message, details: { lines, ...left } }];
}

/** Says how many cells named an item that their basket held already. */
export function repeatedNote(repeated: number): Note[] {
  if (repeated === 0) return [];
  const message = `${repeated} times an item was named again in its basket: a basket is a set`;
  return [{ code: 'repeated-items', message, details: { repeated } }];
}
