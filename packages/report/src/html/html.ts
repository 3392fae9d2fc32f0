/** Markup that is safe to print: every text in it was escaped on the way in. Only {@link html} makes it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand inside a template: markup, text and numbers (escaped), nothing at all, or a list of those. */
export type Fill = Html | string | number | null | undefined | false | readonly Fill[];

/**
 * A template of markup. Whatever is filled in is escaped, unless it is markup already; a forgotten escape cannot happen.
 *
 * @param parts the markup between the fills
 * @param fills what is filled in
 * @returns the markup
 */
export function html(parts: TemplateStringsArray, ...fills: readonly Fill[]): Html {
  let markup = parts[0] ?? '';
  fills.forEach((fill, index) => {
    markup += markupOf(fill) + (parts[index + 1] ?? '');
  });
  return new Html(markup);
}

function markupOf(fill: Fill): string {
  if (fill === null || fill === undefined || fill === false) return '';
  if (fill instanceof Html) return fill.markup;
  if (typeof fill === 'object') return fill.map(markupOf).join('');
  return escapeText(String(fill));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** @returns the text as it may stand in an element or a quoted attribute. */
function escapeText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => entities.get(sign) ?? sign);
}

/** @returns the text without what no page may hold: control characters and halves of surrogate pairs become �. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}
