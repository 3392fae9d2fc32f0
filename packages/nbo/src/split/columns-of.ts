import { type CodedColumn, civilDays, NO_CODE } from '@clientele/core';
import type { CheckedEvents, ItemEventColumns } from '../events/events.ts';
import { takeEvents } from '../events/take-rows.ts';

/** Checked events as columns that read the same again: baskets that civil days make become orders of their own. */
export function columnsOf(events: CheckedEvents, rows: Uint32Array): ItemEventColumns {
  const { customer, item, time, value, order, timeZone, isLines } = takeEvents(withOrders(events), rows, []);
  return {
    customer,
    item,
    ...(time === null ? {} : { time }),
    ...(value === null ? {} : { value }),
    ...(order === null ? {} : { order }),
    ...(isLines || timeZone === 'UTC' ? {} : { timeZone }),
  };
}

/** Rows of columns fall into days of UTC: where that is not the zone of the log, or some lines lack an order, days are written out. */
function withOrders(events: CheckedEvents): CheckedEvents {
  const { time, order, timeZone, isLines } = events;
  const isWhole = order?.codes.every((code) => code !== NO_CODE) ?? timeZone === 'UTC';
  if (!isLines || isWhole || time === null) return events;
  const days = civilDays(time, timeZone);
  const ids = Array.from(days, (day, row): string => {
    const code = order?.codes[row] ?? NO_CODE;
    return code === NO_CODE ? `day ${day}` : `order ${order?.dictionary.values[code]}`;
  });
  return { ...events, order: coded(ids) };
}

function coded(ids: readonly string[]): CodedColumn {
  const places = new Map<string, number>();
  const codes = Uint32Array.from(ids, (id) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  });
  return { dictionary: { values: [...places.keys()] }, codes };
}
