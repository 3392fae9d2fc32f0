import { formatPrecise } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import type { Html } from '../../html/html.ts';
import { dataTable } from '../../html/table.ts';

const mostListed = 12;

/**
 * A table of named settings or parameters.
 *
 * @param id unique in the page
 * @param caption what they are
 * @param entries name and value
 * @returns the markup
 */
export function settingsTable(id: string, caption: string, entries: readonly (readonly [string, unknown])[]): Html {
  return dataTable(
    id,
    caption,
    [
      { header: 'Name', cell: ([name]) => dataText(name) },
      { header: 'Value', cell: ([, value]) => dataText(jsonText(value), 300) },
    ],
    entries,
  );
}

/**
 * A JSON value as people read it: numbers to six digits, short lists in full, long ones by their length.
 *
 * @param value any JSON value
 * @returns one line
 */
export function jsonText(value: unknown): string {
  if (typeof value === 'number') return formatPrecise(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .slice(0, mostListed)
      .map(([name, inner]) => `${name}: ${jsonText(inner)}`)
      .join(', ');
  }
  return value === null || value === undefined ? 'none' : String(value);
}

function listText(values: readonly unknown[]): string {
  if (values.length === 0) return 'none';
  if (values.length > mostListed) return `${formatPrecise(values.length)} values`;
  return values.map(jsonText).join(', ');
}
