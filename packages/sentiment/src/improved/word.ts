import { isCapitals } from '../vader/characters.ts';
import { characterKind, plainWord } from './characters.ts';
import { addWord, type Clauses } from './clauses.ts';
import type { Word } from './dictionary.ts';

type Dictionary = ReadonlyMap<string, Word>;

const apostrophes = "'’‘ʼ＇";

/** Reads the word that begins at `start`: letters, with apostrophes, hyphens and decimal points inside. Returns where it ends. */
export function readWord(text: string, start: number, dictionary: Dictionary, clauses: Clauses): number {
  let at = start;
  let end = start; // of the last letter: what cannot be seen at the end is no part of the word
  let isHyphened = false;
  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    const kind = characterKind(code);
    if (kind === 'mark') {
      if (!joins(text, at)) break;
      isHyphened ||= code === 45;
    } else if (kind !== 'letter' && kind !== 'nothing') break;
    at += code > 0xffff ? 2 : 1;
    if (kind === 'letter') end = at;
  }
  settleWord(text, start, end, isHyphened, dictionary, clauses);
  return at;
}

/** Whether the mark at `at` stands inside a word. */
function joins(text: string, at: number): boolean {
  const next = text.codePointAt(at + 1);
  if (next === undefined || characterKind(next) !== 'letter') return false;
  const mark = text[at] as string;
  if (mark === '-' || apostrophes.includes(mark)) return true;
  return mark === '.' && isDigit(next) && isDigit(text.charCodeAt(at - 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function settleWord(
  text: string,
  start: number,
  end: number,
  isHyphened: boolean,
  dictionary: Dictionary,
  clauses: Clauses,
): void {
  const raw = text.slice(start, end);
  const word = plainWord(raw);
  const entry = entryOf(word, dictionary);
  if (entry === undefined && isHyphened) {
    for (let from = start; from < end; ) {
      const hyphen = text.indexOf('-', from);
      const to = hyphen < 0 || hyphen > end ? end : hyphen;
      settleWord(text, from, to, false, dictionary, clauses);
      from = to + 1;
    }
    return;
  }
  const inCapitals = raw.length > 1 && isCapitals(raw);
  if (!inCapitals && raw.length > 1) clauses.small++;
  addWord(clauses, word, entry, start, end, inCapitals);
}

/** What is known of a word, of what owns ("'s"), or of the word that was drawn out ("sooo"). */
function entryOf(word: string, dictionary: Dictionary): Word | undefined {
  const known = dictionary.get(word);
  if (known !== undefined) return known;
  if (word.endsWith("n't")) return dictionary.get('not');
  if (word.endsWith("'s")) return dictionary.get(word.slice(0, -2));
  if (!isStretched(word)) return undefined;
  return dictionary.get(shortened(word, 2)) ?? dictionary.get(shortened(word, 1));
}

const letter = /^\p{L}$/u;

/**
 * A word with every letter that stands there three times or more left `most` times. Written as a loop: the backtracking of a regular
 * expression runs out of stack on a letter that stands there a million times.
 */
function shortened(word: string, most: number): string {
  const parts: string[] = [];
  for (let from = 0; from < word.length; ) {
    const character = String.fromCodePoint(word.codePointAt(from) as number);
    let end = from + character.length;
    while (word.startsWith(character, end)) end += character.length;
    const times = (end - from) / character.length;
    parts.push(times > 2 && letter.test(character) ? character.repeat(most) : word.slice(from, end));
    from = end;
  }
  return parts.join('');
}

function isStretched(word: string): boolean {
  let run = 1;
  for (let at = 1; at < word.length; at++) {
    run = word.charCodeAt(at) === word.charCodeAt(at - 1) ? run + 1 : 1;
    if (run === 3) return true;
  }
  return false;
}
