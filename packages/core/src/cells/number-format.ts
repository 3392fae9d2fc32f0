import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import type { DecimalSign, NumberFormatOptions, ThousandsSign } from './cell-options.ts';
import { chooseFormat, type FormatReading } from './choose-format.ts';
import type { MetCurrencies } from './currency.ts';
import { readBody, splitNumberText } from './number-text.ts';

/** The signs of a column of numbers. */
export interface NumberFormat {
  readonly decimal: DecimalSign;
  readonly thousands: ThousandsSign;
}

/** The distinct texts of a column, each read once. */
export interface NumberTexts {
  /** NaN where a text is no number in this format. */
  readonly values: Float64Array;
  readonly format: NumberFormat;
  readonly currencies: MetCurrencies;
}

const thousandsSigns: readonly ThousandsSign[] = ['', ',', '.', ' ', "'"];

/**
 * Finds the one number format of a column and reads its texts in it.
 *
 * @param texts each distinct text once
 * @param weights how many cells hold each; 0 where the text means missing
 * @throws InvalidInputError (`invalid-input`) where two formats fit and differ
 */
export function readNumberTexts(
  texts: readonly string[],
  weights: Uint32Array,
  options: NumberFormatOptions,
  verb: string,
  column: string,
): NumberTexts {
  const currencies = new Map<string, string>();
  const tables = decimalsAsked(options).map((decimal) => ({ decimal, ...emptyTable(texts.length) }));
  for (let text = 0; text < texts.length; text++) {
    const split = weights[text] === 0 ? null : splitNumberText(texts[text] as string);
    if (split === null) continue;
    for (const table of tables) {
      const reading = readBody(split.body, table.decimal);
      if (reading === null) continue;
      table.values[text] = split.negative ? 0 - reading.value : reading.value;
      table.thousands[text] = thousandsSigns.indexOf(reading.thousands);
      for (const token of split.currencies) if (!currencies.has(token)) currencies.set(token, texts[text] as string);
    }
  }
  const readings = tables.flatMap((table) => readingsOf(table, options.thousands));
  const choice = chooseFormat(readings, weights);
  if ('rivals' in choice) throw ambiguous(choice.rivals, choice.text, texts, verb, column);
  return { values: choice.chosen.values, format: choice.chosen.format, currencies };
}

interface DecimalTable {
  readonly decimal: DecimalSign;
  readonly values: Float64Array;
  /** Per text, the position of its sign among `thousandsSigns`. */
  readonly thousands: Uint8Array;
}

function emptyTable(texts: number): { values: Float64Array; thousands: Uint8Array } {
  return { values: new Float64Array(texts).fill(Number.NaN), thousands: new Uint8Array(texts) };
}

function decimalsAsked({ decimal, thousands }: NumberFormatOptions): DecimalSign[] {
  const asked: DecimalSign[] = decimal === undefined ? ['.', ','] : [decimal];
  return asked.filter((sign) => sign !== thousands);
}

/** One reading for each thousands sign that the texts need, or for the stated one. */
function readingsOf(table: DecimalTable, stated: ThousandsSign | undefined): FormatReading<NumberFormat>[] {
  const met = new Set(table.thousands);
  const needed = stated === undefined ? thousandsSigns.filter((_, at) => at > 0 && met.has(at)) : [stated];
  const signs = needed.length === 0 ? ([''] as const) : needed;
  return signs.map((thousands) => ({
    format: { decimal: table.decimal, thousands },
    values: onlyWith(table, thousandsSigns.indexOf(thousands)),
  }));
}

function onlyWith({ values, thousands }: DecimalTable, sign: number): Float64Array {
  return values.map((value, text) => (thousands[text] === 0 || thousands[text] === sign ? value : Number.NaN));
}

function ambiguous(
  rivals: readonly [FormatReading<NumberFormat>, FormatReading<NumberFormat>],
  text: number,
  texts: readonly string[],
  verb: string,
  column: string,
): InvalidInputError {
  const option = rivals[0].format.decimal === rivals[1].format.decimal ? 'thousands' : 'decimal';
  const cell = showValue(texts[text]);
  const readings = rivals.map(({ format, values }) => {
    const value = values[text] as number;
    return `${Number.isNaN(value) ? 'no number' : value} with ${option} "${format[option]}"`;
  });
  const message = `${verb}: column "${column}" can be read in two ways: ${cell} is ${readings.join(', ')}; state the option ${option}`;
  return new InvalidInputError(message, [], { column, option, cell, readings });
}
