const longestShown = 60;

/**
 * How a value is shown in messages and issues: text in quotes, everything else as JavaScript prints it, cut at 60 characters.
 *
 * @param value anything at all, also hostile objects whose conversion to text throws
 * @returns at most 60 characters on one line
 * @example
 * import { showValue } from '@clientele/core';
 * showValue('a'.repeat(1_000_000)).length; // => 60
 * showValue(new Date(NaN)); // => 'Invalid Date'
 */
export function showValue(value: unknown): string {
  const text = cut(textOf(value)).replace(/\p{Cc}/gu, ' ');
  return cut(typeof value === 'string' ? `"${text}"` : text);
}

function cut(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}(${value.byteLength} bytes)`;
  if (typeof value === 'object' && value !== null) return objectText(value);
  return String(value);
}

function objectText(value: object): string {
  try {
    return JSON.stringify(value) ?? Object.prototype.toString.call(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
