import { type Html, html, printable } from '../html/html.ts';

/**
 * Cuts a text that is too long to be read where it stands.
 *
 * @param text any text
 * @param most how many characters are kept
 * @returns the text on one line, an ellipsis where something was cut
 */
export function cut(text: string, most: number): string {
  const head = [...text.slice(0, most * 4)];
  const shown = head.length > most || text.length > most * 4 ? `${head.slice(0, most - 1).join('')}…` : text;
  return printable(shown).replace(/\s+/g, ' ');
}

/**
 * A text out of the user's data, kept apart from ours: its writing direction does not reach its neighbours.
 *
 * @param text the text, or `null` where it is missing; a blank one counts as missing
 * @param most how many characters are shown
 * @returns the markup
 */
export function dataText(text: string | null, most: number = 60): Html {
  if (text === null || text.trim() === '') return html`<span class="unknown">–</span>`;
  return html`<bdi>${cut(text, most)}</bdi>`;
}

/**
 * The same for a label inside a chart, where there is no `bdi`: two invisible signs isolate the text.
 *
 * @param text the text
 * @param most how many characters are shown
 * @returns the label
 */
export function dataLabel(text: string, most: number): string {
  const shown = cut(text, most);
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/.test(shown)
    ? `\u2068${shown}\u2069`
    : shown;
}

/**
 * The same with the end kept as well, for names that begin alike: "Lunch bag red" and "Lunch bag blue".
 *
 * @param text the text
 * @param most how many characters are shown
 * @returns the label, an ellipsis in its middle where something was cut
 */
export function productLabel(text: string, most: number): string {
  const letters = [...text.slice(0, 400)];
  if (letters.length <= most) return dataLabel(text, most);
  const tail = Math.floor((most - 1) / 2);
  return dataLabel(
    `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`,
    most,
  );
}

/**
 * A number of things, with the word in its right form.
 *
 * @param count how many
 * @param written the count as it is written
 * @param one the word for one of them
 * @param many the word for several
 * @returns for example `1 customer`, `793 customers`
 */
export function counted(count: number, written: string, one: string, many: string = `${one}s`): string {
  return `${written} ${count === 1 ? one : many}`;
}

/**
 * The name of a column as words: `favouriteCategory` reads "favourite category".
 *
 * @param name a column's name
 * @returns the words; names that are no camel case stay as they are
 */
export function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
