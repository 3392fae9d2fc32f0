/** What stands where a value is not known. */
export const unknown = '–';

/** Between a number and its unit, so that no line ends between them. */
export const noBreak = '\u00a0';

/** How the report writes numbers; printed at its end, so that nobody has to guess. */
export const numberConvention = 'commas part thousands, a point parts decimals';

/**
 * Writes a number the same way on every machine: commas part thousands, a point parts decimals, a true minus.
 *
 * @param value any number
 * @param decimals how many decimals are written
 * @returns the text; a dash where the value is not finite
 */
export function formatNumber(value: number, decimals: number = 0): string {
  if (!Number.isFinite(value)) return unknown;
  if (Math.abs(value) >= 1e21) return `${value < 0 ? '−' : ''}${scientific(Math.abs(value))}`;
  const [whole = '0', part] = Math.abs(value).toFixed(decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/**
 * Writes a share.
 *
 * @param share 1 is the whole
 * @param decimals how many decimals of a per cent are written
 * @returns per cent; `< 1 %` rather than a zero that is none
 */
export function formatShare(share: number, decimals: number = 0): string {
  if (!Number.isFinite(share)) return unknown;
  const percent = share * 100;
  const least = 10 ** -decimals;
  if (percent > 0 && percent < least / 2) return `<${noBreak}${formatNumber(least, decimals)}${noBreak}%`;
  return `${formatNumber(percent, decimals)}${noBreak}%`;
}

const steps: readonly (readonly [number, string])[] = [
  [1e12, `${noBreak}T`],
  [1e9, `${noBreak}bn`],
  [1e6, `${noBreak}M`],
  [1e3, `${noBreak}k`],
];

/**
 * Writes a number in the little room of an axis: 1,250,000 becomes `1.25 M`.
 *
 * @param value any number
 * @returns at most three digits that count, then k, M, bn or T
 */
export function formatShort(value: number): string {
  if (!Number.isFinite(value)) return unknown;
  const size = Math.abs(value);
  if (size >= 1e15) return `${value < 0 ? '−' : ''}${scientific(size)}`;
  const step = steps.find(([least]) => size >= least * 0.9995);
  const [divisor, suffix] = step ?? [1, ''];
  return significant(value / divisor) + suffix;
}

/**
 * Writes a model's parameter: six digits that count, exponents only where they help.
 *
 * @param value any number
 * @returns the text
 */
export function formatPrecise(value: number): string {
  if (!Number.isFinite(value)) return unknown;
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return formatNumber(value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e15) return `${value < 0 ? '−' : ''}${scientific(size)}`;
  return trimmed(formatNumber(value, Math.max(0, 5 - Math.floor(Math.log10(size)))));
}

function significant(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const decimals = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size) + 1e-9)));
  return trimmed(formatNumber(value, decimals));
}

function scientific(size: number): string {
  const [digits = '', exponent = ''] = size.toExponential(2).split('e');
  return `${trimmed(digits)} × 10${exponent.replace(/./g, (sign) => raised.get(sign) ?? '')}`;
}

const raised: ReadonlyMap<string, string> = new Map([
  ['-', '⁻'],
  ...[...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [String(digit), sign] as const),
]);

/** Zeros at the end of decimals say nothing here. */
function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
