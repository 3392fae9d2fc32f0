/** How a calendar date is written; each may have a time of day behind it. */
export type CalendarFormat = 'iso' | 'y/M/d' | 'd/M/y' | 'M/d/y' | 'd.M.y' | 'd-M-y' | 'M-d-y' | 'd-MMM-y';

/** What bare digits mean. These are never found, only stated. */
export type DigitFormat = 'epoch-s' | 'epoch-ms' | 'yyyyMMdd' | 'excel-1900' | 'excel-1904';

/** Every date format that a column can have. */
export type DateFormat = CalendarFormat | DigitFormat;

/** The formats that are found over all cells of a column. */
export const calendarFormats: readonly CalendarFormat[] = Object.freeze([
  'iso',
  'y/M/d',
  'd/M/y',
  'M/d/y',
  'd.M.y',
  'd-M-y',
  'M-d-y',
  'd-MMM-y',
]);

/** The formats of bare digits. */
export const digitFormats: readonly DigitFormat[] = Object.freeze([
  'epoch-s',
  'epoch-ms',
  'yyyyMMdd',
  'excel-1900',
  'excel-1904',
]);

/** All formats, in the order in which messages name them. */
export const dateFormats: readonly DateFormat[] = Object.freeze([...calendarFormats, ...digitFormats]);

/** Whether a format is one of bare digits. */
export function isDigitFormat(format: DateFormat): format is DigitFormat {
  return (digitFormats as readonly DateFormat[]).includes(format);
}
