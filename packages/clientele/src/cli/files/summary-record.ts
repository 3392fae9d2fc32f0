import { type Analysis, civilDay, formatCivilDay, type JsonValue, startOfCivilDay, toRows } from '@clientele/core';

/**
 * What `analyze --json` prints and summary.json holds.
 *
 * @param analysis the result
 * @param files paths inside the folder; none where no folder was asked for
 * @returns a JSON record
 */
export function summaryRecord(analysis: Analysis, files: readonly string[]): Readonly<Record<string, JsonValue>> {
  const { asOf, timeZone, currency, totals, quality, segments, stages, models, notes } = analysis;
  const fileOf = (kind: string): string | null => (files.length === 0 ? null : modelFile(kind));
  return {
    asOf: dateText(asOf, timeZone),
    timeZone,
    ...(currency === undefined ? {} : { currency }),
    lines: totals.lines,
    customers: totals.customers,
    orders: totals.orders,
    sales: totals.sales,
    issues: { ...quality.counts },
    segments: toRows(segments, ['segment', 'customers', 'revenueShare', 'action']),
    stages: { ...stages },
    models: Object.fromEntries(Object.keys(models).map((kind) => [kind, fileOf(kind)])),
    files: [...files],
    notes: notes.map((note) => ({ ...note })) as unknown as JsonValue,
  };
}

/** @returns where the model of a kind is written: `models/clv-bg-nbd.json`. */
export function modelFile(kind: string): string {
  return `models/${kind.replaceAll('/', '-')}.json`;
}

/** @returns a civil date where the instant is a midnight of the zone, else ISO 8601 in UTC. */
export function dateText(instant: number, timeZone: string): string {
  const day = civilDay(instant, timeZone);
  return startOfCivilDay(day, timeZone) === instant ? formatCivilDay(day) : new Date(instant).toISOString();
}
