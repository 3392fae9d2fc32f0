import { checkOptions, fraction, InvalidInputError, type OptionRule, showValue, wholeNumber } from '@clientele/core';
import { seededHash } from '@clientele/stats';

/** Options of `drawControlGroup`. */
export interface ControlGroupOptions {
  /** The share of each stratum that is left untreated, 0 to 1, rounded to whole customers. Default 0.1. */
  readonly share?: number;
  /** Another seed draws other customers. Default 1. */
  readonly seed?: number;
}

const rules: Readonly<Record<keyof ControlGroupOptions, OptionRule>> = {
  share: fraction,
  seed: wholeNumber(0, 2 ** 32 - 1),
};

/**
 * Draws a control group within each stratum of customers: exactly the given share of each, rounded to whole customers.
 * Customers are ranked by a seeded hash of their id, so that the draw is the same whatever the row order.
 *
 * @param customers one id a row
 * @param strata one group a row: a segment, an offer; customers without one are a stratum of their own
 * @param options share and seed
 * @returns one flag a row: 1 where the customer is in the control group
 * @throws InvalidInputError (`invalid-input`) where the lists differ in length
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { drawControlGroup } from '@clientele/nbo';
 * drawControlGroup(['Ada', 'Bo', 'Cy', 'Di'], ['x', 'x', 'y', 'y'], { share: 0.5 }).reduce((sum, one) => sum + one); // => 2
 */
export function drawControlGroup(
  customers: readonly string[],
  strata: readonly (string | null)[],
  options: ControlGroupOptions = {},
): Uint8Array {
  checkOptions('drawControlGroup', options, rules);
  const { share = 0.1, seed = 1 } = options;
  refuseNoLists(customers, strata);
  if (strata.length !== customers.length) {
    throw new InvalidInputError(
      `drawControlGroup: there are ${strata.length} strata, there are ${customers.length} customers`,
    );
  }
  const control = new Uint8Array(customers.length);
  for (const rows of rowsByStratum(strata).values()) {
    const ranked = rows
      .map((row) => ({ row, id: customers[row] as string, rank: seededHash(customers[row] as string, seed) }))
      .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
    for (const { row } of ranked.slice(0, Math.round(rows.length * share))) control[row] = 1;
  }
  return control;
}

function refuseNoLists(customers: unknown, strata: unknown): void {
  for (const [name, list] of Object.entries({ customers, strata })) {
    if (Array.isArray(list)) continue;
    throw new InvalidInputError(`drawControlGroup: ${name} must be a list, one entry a row, got ${showValue(list)}`);
  }
  const row = (customers as readonly unknown[]).findIndex((id) => typeof id !== 'string' || id === '');
  if (row < 0) return;
  const received = showValue((customers as readonly unknown[])[row]);
  throw new InvalidInputError(`drawControlGroup: row ${row}, column "customer": expected an id, got ${received}`, [], {
    row,
    column: 'customer',
  });
}

function rowsByStratum(strata: readonly (string | null)[]): Map<string | null, number[]> {
  const rows = new Map<string | null, number[]>();
  strata.forEach((stratum, row) => {
    const members = rows.get(stratum);
    if (members === undefined) rows.set(stratum, [row]);
    else members.push(row);
  });
  return rows;
}
