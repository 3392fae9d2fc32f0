import { type AspectTaxonomy, termsOf } from './taxonomy.ts';

/** Where a text names an aspect. */
export interface Mention {
  /** Position of the aspect in the taxonomy. */
  readonly aspect: number;
  /** In UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A word of a text, and where it stands. */
export interface WordSpan {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the mentions of a text, longest phrases first, none within another. */
export type FindMentions = (words: readonly WordSpan[]) => Mention[];

interface Term {
  readonly rest: readonly string[];
  readonly aspect: number;
}

/** Opens a taxonomy: what its terms are is looked up by their first word. */
export function openMentions(taxonomy: AspectTaxonomy): {
  readonly names: readonly string[];
  readonly find: FindMentions;
} {
  const entries = termsOf(taxonomy);
  const byFirst = new Map<string, Term[]>();
  entries.forEach(([, terms], aspect) => {
    for (const term of terms) {
      const [first, ...rest] = term.split(' ') as [string, ...string[]];
      const known = byFirst.get(first) ?? [];
      byFirst.set(
        first,
        [...known, { rest, aspect }].sort((a, b) => b.rest.length - a.rest.length),
      );
    }
  });
  return { names: entries.map(([name]) => name), find: (words) => mentionsOf(words, byFirst) };
}

const pattern = /[\p{L}\p{M}\p{N}_]+(?:['’ʼ-][\p{L}\p{M}\p{N}_]+)*/gu;

/** The words of a text, in small letters and with straight apostrophes. */
export function wordsOf(text: string): WordSpan[] {
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    word: word.toLowerCase().replaceAll(/[’ʼ]/g, "'"),
    start: index,
    end: index + word.length,
  }));
}

function mentionsOf(words: readonly WordSpan[], byFirst: ReadonlyMap<string, readonly Term[]>): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; ) {
    const found = termAt(words, at, byFirst);
    if (found === undefined) {
      at++;
      continue;
    }
    const last = words[at + found.rest.length] as WordSpan;
    mentions.push({ aspect: found.aspect, start: (words[at] as WordSpan).start, end: last.end });
    at += found.rest.length + 1;
  }
  return mentions;
}

function termAt(
  words: readonly WordSpan[],
  at: number,
  byFirst: ReadonlyMap<string, readonly Term[]>,
): Term | undefined {
  const { word } = words[at] as WordSpan;
  const fits = ({ rest }: Term): boolean => rest.every((one, k) => isForm(words[at + 1 + k]?.word, one));
  const exact = byFirst.get(word)?.find(fits);
  if (exact !== undefined) return exact;
  return singularsOf(word)
    .flatMap((form) => byFirst.get(form) ?? [])
    .find(fits);
}

function isForm(word: string | undefined, wanted: string): boolean {
  return word !== undefined && (word === wanted || singularsOf(word).includes(wanted));
}

/** What an English word may be the plural of, the likeliest first. */
export function singularsOf(word: string): string[] {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  const forms = [word.slice(0, -1)];
  return /(ch|sh|x|z|ss)es$/.test(word) ? [word.slice(0, -2), ...forms] : forms;
}
