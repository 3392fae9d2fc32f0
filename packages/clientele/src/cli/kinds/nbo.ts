import {
  fitEase,
  fitImplicitAls,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  type ItemEventColumns,
  type ItemEvents,
  type NboModel,
  recommend,
} from '@clientele/nbo';
import type { FunctionOptions } from '../arguments/set.ts';
import type { AnyTable, Kind } from './kind.ts';

/** Kinds of `@clientele/nbo`: one table of events for all, and up to k lines a customer. */
export const nboKinds: readonly Kind[] = [
  eventKind('nbo/popularity', fitPopularity),
  eventKind('nbo/item-similarity', fitItemSimilarity),
  eventKind('nbo/sar', fitSar),
  eventKind('nbo/ease', fitEase),
  eventKind('nbo/implicit-als', fitImplicitAls),
  eventKind('nbo/next-basket', fitNextBasket),
];

type FitEvents = (events: ItemEvents, options: FunctionOptions) => NboModel;

function eventKind(kind: NboModel['kind'], fit: FitEvents): Kind {
  return {
    kind,
    columns: { customer: 'id', item: 'id' },
    optional: { time: 'time', value: 'number', order: 'id' },
    zoned: true,
    fit: ({ table, settings, timeZone }) => ({ model: fit(eventsOf(table, timeZone), settings) }),
    score(model, { table, settings, timeZone }) {
      const { customer, columns, notes } = recommend(model as NboModel, eventsOf(table, timeZone), settings);
      return { customer, columns, notes };
    },
  };
}

function eventsOf(table: AnyTable, timeZone: string | undefined): ItemEventColumns {
  const zone = timeZone === undefined ? {} : { timeZone };
  return {
    ...table.columns,
    ...('customer' in table ? { customer: table.customer } : {}),
    ...zone,
  } as ItemEventColumns;
}
