import { type Column, type CustomerTable, type Note, type Table, table } from '@clientele/core';
import { type FeedbackTable, type SelectedCustomers, selectAdvocates, selectDetractors } from '@clientele/sentiment';
import { spreadOver } from './buyers.ts';

/** The attribute that says how many people a customer reaches. */
export const reachColumn = 'reach';
/** One happy message makes nobody an advocate. */
const least = { minCount: 2 };

/** Who would recommend, and who advises against it. */
export interface Advocacy {
  /** A column of the customers: bound times reach of advocates, NaN for all others. */
  readonly advocacy: Float64Array;
  readonly tables: Readonly<Record<'advocates' | 'detractors', Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
}

/**
 * Finds advocates and detractors: by the bound of their interval, times their reach where a column `reach` of the customers'
 * attributes knows it. Who is not known to reach anybody counts once.
 *
 * @param profiles what each customer feels
 * @param customers all customers of the analysis
 * @param attributes what is known of them, `reach` perhaps
 */
export function advocatesOf(
  profiles: FeedbackTable,
  customers: CustomerTable<Record<string, Column>>,
  attributes: CustomerTable<Record<string, Column>> | undefined,
): Advocacy {
  const given = attributes?.columns[reachColumn];
  const known =
    attributes !== undefined && given instanceof Float64Array ? spreadOver(profiles, attributes, given) : null;
  const options =
    known === null ? least : { ...least, reach: known.map((reach) => (reach >= 0 && reach < Infinity ? reach : 1)) };
  const advocates = selectAdvocates(profiles, options);
  const detractors = selectDetractors(profiles, options);
  const message = `${advocates.length} customers surely praise, ${detractors.length} surely blame, by two texts or more`;
  return {
    advocacy: spreadOver(customers, advocates, advocates.columns.weight),
    tables: { advocates: listed(advocates), detractors: listed(detractors) },
    notes: [
      {
        code: 'advocates-selected',
        message: `${message}${known === null ? '' : ', weighed by their reach'}`,
        details: { advocates: advocates.length, detractors: detractors.length },
      },
    ],
  };
}

function listed({ customer, columns }: SelectedCustomers): Table<Record<string, Column>> {
  return table({ customer, ...columns });
}
