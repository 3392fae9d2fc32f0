/** An export of a shop: cells as they came. */
export type Export = readonly { readonly customer: unknown; readonly time: unknown; readonly amount: unknown }[];

/**
 * Exercise 1. How many rows can be used, and how many cannot?
 *
 * @param rows the export
 * @returns both counts
 */
export function usableRows(rows: Export): { used: number; aside: number } {
  void rows;
  return { used: 0, aside: 0 };
}

/**
 * Exercise 2. Which column causes most of the findings?
 *
 * @param rows the export
 * @returns the column's name, or null where there is no finding
 */
export function worstColumn(rows: Export): string | null {
  void rows;
  return null;
}

/**
 * Exercise 3. Net sales before a day.
 *
 * @param rows the export, all rows sound
 * @param day ISO date; sales of that day do not count
 * @returns the sum of all amounts before it, refunds taken off
 */
export function netSales(rows: Export, day: string): number {
  void [rows, day];
  return 0;
}
