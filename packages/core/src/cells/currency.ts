import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';

/** ISO 4217, the codes of money in circulation. */
const codes: ReadonlySet<string> = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
  COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS
  INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
  MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
  SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD
  XCG XOF XPF YER ZAR ZMW ZWG ZWL`.split(/\s+/),
);

const dollars = 'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD';
const pesos = 'ARS CLP COP CUP DOP MXN UYU';

/** What a sign may stand for: a sign of one currency says which it is, the others only what it is not. */
const signs: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: `${dollars} ${pesos}`,
    US$: 'USD',
    A$: 'AUD',
    AU$: 'AUD',
    C$: 'CAD',
    CA$: 'CAD',
    HK$: 'HKD',
    MX$: 'MXN',
    NZ$: 'NZD',
    S$: 'SGD',
    R$: 'BRL',
    '€': 'EUR',
    '£': 'GBP EGP FKP GIP LBP SDG SHP SSP SYP',
    '¥': 'JPY CNY',
    '₹': 'INR',
    '₽': 'RUB',
    '₩': 'KRW KPW',
    '₺': 'TRY',
    '₪': 'ILS',
    '₫': 'VND',
    '₴': 'UAH',
    '₦': 'NGN',
    '₱': 'PHP',
    '฿': 'THB',
    '₸': 'KZT',
    zł: 'PLN',
    Kč: 'CZK',
    kr: 'SEK NOK DKK ISK',
    Ft: 'HUF',
    Fr: 'CHF',
  }).map(([sign, list]) => [sign, list.split(' ')]),
);

/** The currencies that a sign or code may mean; `undefined` where it is neither. */
export function currenciesOf(token: string): readonly string[] | undefined {
  if (codes.has(token)) return [token];
  return signs.get(token.endsWith('.') ? token.slice(0, -1) : token);
}

/** Whether a text has the form of a currency code. */
export function isCurrencyCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
}

/** A currency sign or code that was met, and a text that holds it. */
export type MetCurrencies = ReadonlyMap<string, string>;

/**
 * Checks that all signs and codes of a column can mean one currency, the stated one where it is stated.
 *
 * @returns the code where only one is left, else the stated one, else `undefined`
 * @throws InvalidInputError (`invalid-input`) naming the two that differ
 */
export function agreeOnCurrency(
  met: MetCurrencies,
  stated: string | undefined,
  verb: string,
  column: string,
): string | undefined {
  let possible = stated === undefined ? undefined : [stated];
  let named = stated === undefined ? '' : `currency "${stated}"`;
  for (const [token, text] of met) {
    const meant = currenciesOf(token) ?? [token];
    const left: string[] = possible === undefined ? [...meant] : possible.filter((code) => meant.includes(code));
    if (left.length === 0) throw severalCurrencies(verb, column, named, `"${token}" in ${showValue(text)}`);
    if (named === '') named = `"${token}" in ${showValue(text)}`;
    possible = left;
  }
  return possible?.length === 1 ? possible[0] : undefined;
}

/** The refusal of amounts in two currencies. */
export function severalCurrencies(verb: string, column: string, one: string, other: string): InvalidInputError {
  const message = `${verb}: column "${column}" holds two currencies, ${one} and ${other}; a log has one: convert or split the rows`;
  return new InvalidInputError(message, [], { column, option: 'currency', currencies: [one, other] });
}
