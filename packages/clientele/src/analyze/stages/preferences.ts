import {
  type CodedColumn,
  type Column,
  type CustomerTable,
  encode,
  joinTables,
  NO_CODE,
  type Table,
} from '@clientele/core';
import { derivePreferences } from '@clientele/rfm';
import { profileClusters } from '@clientele/segmentation';
import type { StageContext } from '../stage.ts';
import { withAttributes } from './known-customers.ts';

type Columns = Readonly<Record<string, Column>>;

/** What customers prefer, and what sets the segments apart in it. */
export interface Preferences {
  /** One row a customer, in the order of the summary. */
  readonly columns: Columns;
  /** What is worth telling of them, and what is known of the customers besides. */
  readonly told: Columns;
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
}

/**
 * What each customer prefers, by the log alone: category, channel and weekday by money, and the share bought at a discount; which of
 * these there are depends on what the lines hold. The table `segmentTraits` says what sets each segment apart, in preferences and in
 * what is known of the customers besides.
 *
 * @param context log, summary and attributes
 * @param segment as it was assigned
 */
export function preferencesOf({ log, summary, inputs }: StageContext, segment: CodedColumn): Preferences {
  const nobody: CustomerTable<Record<string, Column>> = { ...summary, columns: {} };
  const { columns } = joinTables(nobody, derivePreferences(log, { asOf: summary.asOf }));
  const { known } = withAttributes(nobody, inputs.customers);
  const told = { ...toldPreferences(columns), ...known.columns };
  if (segment.codes.includes(NO_CODE)) return { columns, told, tables: {} };
  const { traits } = profileClusters({ ...told, segment }, { cluster: 'segment', columns: Object.keys(told) });
  return { columns, told, tables: { segmentTraits: traits as Table<Record<string, Column>> } };
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * What is worth telling of preferences, where they are among some columns: favourites, weekdays by name, and the share bought at a
 * discount. The shares of favourites are left out: they are near 1 for whoever bought once, and so tell of the number of orders.
 */
export function toldPreferences(columns: Columns): Columns {
  const { favouriteCategory, favouriteChannel, favouriteWeekday, discountShare } = columns;
  return {
    ...(favouriteCategory && { favouriteCategory }),
    ...(favouriteChannel && { favouriteChannel }),
    ...(favouriteWeekday instanceof Float64Array && {
      favouriteWeekday: encode(Array.from(favouriteWeekday, (day) => weekdays[day - 1])),
    }),
    ...(discountShare && { discountShare }),
  };
}
