import { InvalidOptionError, type OptionProblem } from '../../errors/errors.ts';
import { sourceName } from '../../log/fields.ts';
import { medianOf } from '../../median.ts';
import { showValue } from '../../show.ts';
import { type CodedColumn, encode, growDictionary, NO_CODE } from '../../table/dictionary.ts';
import type { CleanOptions, MissingRule, OptionalField } from '../clean-options.ts';
import type { CleaningPass, OpenTally, RuleTally } from '../cleaning-pass.ts';
import { mostFrequent } from '../most-frequent.ts';
import { chosenNames } from './products.ts';

const fields: readonly OptionalField[] = ['order', 'product', 'productName', 'quantity', 'category', 'channel'];
const words: readonly unknown[] = ['off', 'drop', 'most-frequent', 'median', 'by-product'];

/** @throws InvalidOptionError (`invalid-option`) where a column or a rule is none, or does not fit the other */
export function checkMissing(verb: string, missing: CleanOptions['missing'] = {}): void {
  const problems = Object.entries(missing).flatMap(([field, rule]): OptionProblem[] => {
    const option = `missing.${field}`;
    const received = showValue(rule);
    if (!fields.includes(field as OptionalField)) return [{ option, allowed: `one of ${fields.join(', ')}`, received }];
    const allowed = allowedFor(field, rule);
    return allowed === null ? [] : [{ option, allowed, received }];
  });
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

function allowedFor(field: string, rule: unknown): string | null {
  const isNumber = field === 'quantity';
  if (rule === undefined || (words.includes(rule) && (rule !== 'median' || isNumber))) {
    return rule === 'most-frequent' && isNumber ? 'median, by-product or { value } for numbers' : null;
  }
  const value = typeof rule === 'object' && rule !== null && 'value' in rule ? rule.value : undefined;
  const fits = isNumber ? Number.isFinite(value) : typeof value === 'string' && value.trim() !== '';
  if (fits) return null;
  return isNumber
    ? 'off, drop, median, by-product or { value: 1 }'
    : 'off, drop, most-frequent, by-product or { value: "a text" }';
}

/** Drops lines, or fills cells, where a column has no value. A cell that its rule knows no value for stays missing, and is named. */
export function fillCells(pass: CleaningPass, missing: NonNullable<CleanOptions['missing']>): RuleTally {
  const tally = pass.open();
  for (const field of fields) {
    const rule = missing[field];
    if (rule === undefined || rule === 'off') continue;
    if (field === 'quantity') fillNumbers(pass, tally, rule);
    else fillTexts(pass, tally, field, rule);
  }
  return tally.finish();
}

function fillTexts(
  pass: CleaningPass,
  tally: OpenTally,
  field: Exclude<OptionalField, 'quantity'>,
  rule: MissingRule,
): void {
  const log = pass.log();
  const column = log[field] ?? encode(new Array<null>(log.length).fill(null));
  const filled = textsFor(column, rule, field === 'product' ? undefined : log.product);
  const growing = growDictionary();
  for (const text of column.dictionary.values) growing.codeFor(text);
  const codes = column.codes.map((code, line) => {
    if (code !== NO_CODE) return code;
    const text = filled(line);
    tell(tally, line, field, rule, text);
    return text === null ? NO_CODE : growing.codeFor(text);
  });
  pass.replace({ [field]: Object.freeze({ dictionary: growing.finish(), codes }) });
}

function textsFor(
  column: CodedColumn,
  rule: MissingRule,
  product: CodedColumn | undefined,
): (line: number) => string | null {
  if (typeof rule === 'object') return () => String(rule.value);
  if (rule === 'by-product') {
    if (product === undefined) return () => null;
    const chosen = chosenNames(product, column);
    return (line) => column.dictionary.values[chosen[product.codes[line] as number] ?? NO_CODE] ?? null;
  }
  if (rule !== 'most-frequent') return () => null;
  const text = mostFrequent(column);
  return () => text;
}

function fillNumbers(pass: CleaningPass, tally: OpenTally, rule: MissingRule): void {
  const { quantity, product, length } = pass.log();
  const values = quantity ?? new Float64Array(length).fill(Number.NaN);
  const filled = numbersFor(values, rule, product);
  const mended = values.map((value, line) => {
    if (!Number.isNaN(value)) return value;
    const number = filled(line);
    tell(tally, line, 'quantity', rule, Number.isNaN(number) ? null : number);
    return number;
  });
  pass.replace({ quantity: mended });
}

function numbersFor(
  values: Float64Array,
  rule: MissingRule,
  product: CodedColumn | undefined,
): (line: number) => number {
  if (typeof rule === 'object') return () => Number(rule.value);
  if (rule === 'median') {
    const median = medianOf(values.filter((value) => !Number.isNaN(value)));
    return () => median;
  }
  if (rule !== 'by-product' || product === undefined) return () => Number.NaN;
  const groups = new Map<number, number[]>();
  values.forEach((value, line) => {
    const code = product.codes[line] as number;
    if (Number.isNaN(value) || code === NO_CODE) return;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [value]);
    else group.push(value);
  });
  const medians = new Map([...groups].map(([code, group]) => [code, medianOf(Float64Array.from(group))]));
  return (line) => medians.get(product.codes[line] as number) ?? Number.NaN;
}

function tell(
  tally: OpenTally,
  line: number,
  field: OptionalField,
  rule: MissingRule,
  filled: string | number | null,
): void {
  const action = rule === 'drop' ? 'dropped' : filled === null ? 'kept' : 'repaired';
  const expected = (): string => (filled === null ? `a value in ${sourceName(undefined, field)}` : showValue(filled));
  tally.add(line, { code: 'missing-value', column: field, expected, received: '', action });
}
