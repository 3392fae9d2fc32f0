import type { DecimalSign, ThousandsSign } from './cell-options.ts';
import { currenciesOf } from './currency.ts';

/** A number cell taken apart; `body` is what is left of digits, signs between them and exponent. */
export interface NumberText {
  readonly body: string;
  readonly negative: boolean;
  /** Currency signs and codes around the number. */
  readonly currencies: readonly string[];
}

/** No number is written with more characters: what is longer is not even looked at. */
const longest = 100;
const bare = /^-?[\d.][\d.,']*$/;
const endsInDigit = /\d$/;
const none: readonly string[] = Object.freeze([]);
const leading = /^(?:([-+\u2212])|([A-Z]{3}(?![A-Za-z])|[A-Z]{0,2}\p{Sc}|zł|Kč|kr\.?|Ft|Fr\.?))\s*/u;
const trailing = /\s*(?:([-+\u2212])|((?<![A-Za-z])[A-Z]{3}|[A-Z]{0,2}\p{Sc}|zł|Kč|kr\.?|Ft|Fr\.?))$/u;

/**
 * Takes sign, parentheses and currency off a number.
 *
 * @returns `null` where there are two signs, or what stands around the digits is neither
 */
export function splitNumberText(text: string): NumberText | null {
  const trimmed = text.trim();
  if (trimmed.length > longest) return null;
  if (bare.test(trimmed) && endsInDigit.test(trimmed)) {
    const negative = trimmed.startsWith('-');
    return { body: negative ? trimmed.slice(1) : trimmed, negative, currencies: none };
  }
  const inner = /^\((.*)\)$/s.exec(trimmed)?.[1];
  const stripped = stripEnds(inner ?? trimmed);
  if (stripped === null || !/\d/.test(stripped.body)) return null;
  if (inner === undefined || stripped.sign === '') {
    const negative = inner !== undefined || (stripped.sign !== '' && stripped.sign !== '+');
    return { body: plainSigns(stripped.body), negative, currencies: stripped.currencies };
  }
  return null;
}

/** Blanks and apostrophes of all kinds become the plain one. */
function plainSigns(body: string): string {
  return body.replace(/[\u00a0\u2009\u202f]/g, ' ').replace(/\u2019/g, "'");
}

function stripEnds(text: string): { body: string; sign: string; currencies: string[] } | null {
  let body = text;
  let sign = '';
  const currencies: string[] = [];
  for (const end of [leading, trailing]) {
    for (let found = end.exec(body); found !== null && found[0] !== ''; found = end.exec(body)) {
      if (found[1] !== undefined && sign !== '') return null;
      if (found[2] !== undefined && currenciesOf(found[2]) === undefined) return null;
      sign = found[1] ?? sign;
      if (found[2] !== undefined) currencies.push(found[2]);
      body = end === leading ? body.slice(found[0].length) : body.slice(0, -found[0].length);
    }
  }
  return { body: body.trim(), sign, currencies };
}

/** A body read with one decimal sign. */
export interface BodyReading {
  readonly value: number;
  /** The sign between thousands that the body needs, `''` where it has none. */
  readonly thousands: ThousandsSign;
}

const shapes: Readonly<Record<DecimalSign, { readonly plain: RegExp; readonly grouped: RegExp }>> = {
  '.': {
    plain: /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/,
    grouped: /^[1-9](?:\d{0,2}([, '])\d{3}(?:\1\d{3})*|\d?(?:,\d{2})+,\d{3})(?:\.\d*)?$/,
  },
  ',': {
    plain: /^(?:\d+(?:,\d*)?|,\d+)(?:[eE][-+]?\d+)?$/,
    grouped: /^[1-9]\d{0,2}([.' ])\d{3}(?:\1\d{3})*(?:,\d*)?$/,
  },
};

/**
 * Reads digits with a given decimal sign. Thousands stand in groups of three, or as in 12,34,567.00, and never begin with 0.
 *
 * @returns `null` where the body cannot be read so
 */
export function readBody(body: string, decimal: DecimalSign): BodyReading | null {
  const { plain, grouped } = shapes[decimal];
  if (plain.test(body)) return finite(decimal === '.' ? body : body.replace(',', '.'), '');
  const groups = grouped.exec(body);
  if (groups === null) return null;
  const thousands = (groups[1] ?? ',') as ThousandsSign;
  const joined = body.replaceAll(thousands, '');
  return finite(decimal === '.' ? joined : joined.replace(',', '.'), thousands);
}

function finite(text: string, thousands: ThousandsSign): BodyReading | null {
  const value = Number(text);
  return Number.isFinite(value) ? { value, thousands } : null;
}
