import { checkOptions, type OptionRule, wholeNumber } from '@clientele/core';
import type { SentimentToken } from '../score/explanation.ts';
import { openedRule } from '../score/is-opened.ts';
import { openFor } from '../score/open.ts';
import type { OpenSentiment } from '../score/open-sentiment.ts';
import { type Texts, textsOf } from '../score/texts.ts';
import { commonWords } from './common-words.ts';
import { singularsOf, type WordSpan, wordsOf } from './mentions.ts';

/** What counts as an aspect. */
export interface LearnAspectsOptions {
  /** Fewest texts that name it; 5, or one in 200 where that is more, unless told otherwise. */
  readonly minCount?: number;
  /** At most so many aspects; 30 unless told otherwise. */
  readonly most?: number;
  /** What tells opinions from other words; the lexicon in mode improved unless told otherwise. */
  readonly by?: OpenSentiment;
}

const rules: Readonly<Record<keyof LearnAspectsOptions, OptionRule>> = {
  minCount: wholeNumber(1),
  most: wholeNumber(1),
  by: openedRule,
};

interface Candidate {
  readonly name: string;
  /** Texts that name it, and those that also say something right beside it. */
  texts: number;
  judged: number;
}

/**
 * Finds what customers talk about where no list says so: words, and pairs of words, that many texts name and that opinions stand
 * by no less often than by the average word (after Hu and Liu 2004, "Mining opinion features in customer reviews": frequent terms
 * near opinion words). English.
 *
 * @param texts strings
 * @param options how often a word must be named, and how many are wanted
 * @returns a list for `scoreAspects`, most often judged first; each aspect is named by its own word
 * @throws InvalidInputError (`invalid-input`) naming rows that hold no string
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { learnAspects } from '@clientele/sentiment';
 * const texts = ['The strap is great', 'Great strap!', 'Bad strap', 'Lovely strap', 'A horrible clasp', 'The clasp is bad', 'I took the train'];
 * Object.keys(learnAspects(texts, { minCount: 2 })); // => ['strap', 'clasp']
 */
export function learnAspects(
  texts: Texts,
  options: LearnAspectsOptions = {},
): Readonly<Record<string, readonly string[]>> {
  checkOptions('learnAspects', options, rules);
  const list = textsOf('learnAspects', texts);
  const { reader } = openFor('learnAspects', options.by ?? {});
  const { minCount = Math.max(5, Math.ceil(list.length / 200)), most = 30 } = options;
  const candidates = new Map<string, Candidate>();
  let [named, judged] = [0, 0];
  for (const text of list) {
    const words = wordsOf(text);
    const opinions = opinionWords(words, reader.explain(text).tokens);
    for (const [name, isJudged] of termsIn(words, opinions)) {
      const candidate = candidates.get(name) ?? { name, texts: 0, judged: 0 };
      candidate.texts++;
      named++;
      if (isJudged) {
        candidate.judged++;
        judged++;
      }
      candidates.set(name, candidate);
    }
  }
  const share = judged / Math.max(named, 1);
  const found = withoutParts([...candidates.values()].filter((one) => one.texts >= minCount && isOften(one, share)))
    .sort((a, b) => b.judged - a.judged || (a.name < b.name ? -1 : 1))
    .slice(0, most);
  return Object.freeze(Object.fromEntries(found.map(({ name }) => [name, Object.freeze([name])])));
}

/** Positions of the words that say something good or bad. */
function opinionWords(words: readonly WordSpan[], tokens: readonly SentimentToken[]): Set<number> {
  const found = new Set<number>();
  let at = 0;
  for (const { start, end, contribution } of tokens) {
    if (contribution === 0) continue;
    while (at < words.length && (words[at] as WordSpan).end <= start) at++;
    for (let inside = at; inside < words.length && (words[inside] as WordSpan).start < end; inside++) found.add(inside);
  }
  return found;
}

/** How far an opinion may stand from what it judges, in words. */
const reach = 3;

/** The words and pairs of words of a text that could name an aspect, and whether an opinion stands by them. */
function termsIn(words: readonly WordSpan[], opinions: ReadonlySet<number>): Map<string, boolean> {
  const terms = new Map<string, boolean>();
  const canName = (at: number): boolean => at >= 0 && isNoun(words[at] as WordSpan) && !opinions.has(at);
  words.forEach(({ word, start }, at) => {
    if (!canName(at)) return;
    const isJudged = isNear(at, opinions);
    const add = (name: string): unknown => terms.set(name, isJudged || terms.get(name) === true);
    add(singular(word));
    const before = words[at - 1];
    if (canName(at - 1) && before?.end === start - 1) add(`${before.word} ${singular(word)}`);
  });
  return terms;
}

function isNear(at: number, opinions: ReadonlySet<number>): boolean {
  for (let step = 1; step <= reach; step++) if (opinions.has(at - step) || opinions.has(at + step)) return true;
  return false;
}

function isNoun({ word }: WordSpan): boolean {
  return word.length > 2 && /^\p{L}+(-\p{L}+)*$/u.test(word) && !commonWords.has(word) && !/(ly|ing|ed)$/.test(word);
}

function singular(word: string): string {
  return singularsOf(word)[0] ?? word;
}

/** Leaves out words that mostly stand in a longer term. */
function withoutParts(found: readonly Candidate[]): Candidate[] {
  const pairs = found.filter(({ name }) => name.includes(' '));
  return found.filter(
    ({ name, texts }) =>
      !pairs.some((pair) => pair.texts > texts / 2 && pair.name !== name && pair.name.split(' ').includes(name)),
  );
}

/** Whether opinions stand by it no less often than by the average word. */
function isOften({ texts, judged }: Candidate, share: number): boolean {
  return judged > 0 && judged >= share * texts;
}
