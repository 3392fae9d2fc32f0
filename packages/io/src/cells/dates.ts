/** @returns a civil date as ISO 8601, from days since 1970-01-01 */
export function civilDateText(days: number): string {
  return localTimeText(days * 86_400_000).slice(0, -13);
}

/** @returns a local time as ISO 8601 without offset, from milliseconds on a clock that started at 1970-01-01T00:00 */
export function localTimeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, -1);
}
