/** Up to six digits that count, without a locale. */
export function numberWords(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A share as a per cent with up to three digits that count. */
export function shareWords(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
