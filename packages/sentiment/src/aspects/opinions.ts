import type { SentimentToken } from '../score/explanation.ts';
import type { Mention, WordSpan } from './mentions.ts';

/** Words that part a sentence: what is said before them is said of something else. */
const parting = new Set('but however although though while yet except whereas because'.split(' '));
const marks = /[.!?…;:()[\]。！？；：]|\s[-–—]+\s/gu;
const stops = /[.!?…。！？](?=\s|$)|\n/gu;

/** A text, and where its clauses and sentences end. */
export interface Bounds {
  readonly text: string;
  readonly clauses: readonly number[];
  readonly sentences: readonly number[];
}

/** Where the clauses of a text end, at marks and before words that part, and its sentences. */
export function boundsOf(text: string, words: readonly WordSpan[]): Bounds {
  const clauses = Array.from(text.matchAll(marks), ({ index }) => index);
  for (const { word, start } of words) if (parting.has(word)) clauses.push(start);
  const sentences = Array.from(text.matchAll(stops), ({ index }) => index);
  return { text, clauses: clauses.sort((a, b) => a - b), sentences };
}

/** What is said of a mention: sum of contributions, and how many words count. */
export interface Opinion {
  sum: number;
  count: number;
}

/** A comma parts as much as so many characters. */
const commaWidth = 20;
/** And the end of a clause as so many. */
const clauseWidth = 1000;

/**
 * What is said of each mention. Every word that counts belongs to the nearest mention of its clause, the first of two as near;
 * in a clause without one, to the nearest of its sentence. A mention that has none has what is said of its neighbour in the
 * clause ("food and service were great"), and a count of 0. One walk over words and mentions, whatever their number.
 */
export function opinionsOf(
  mentions: readonly Mention[],
  tokens: readonly SentimentToken[],
  { clauses, sentences, text }: Bounds,
): Opinion[] {
  const found = mentions.map(() => ({ sum: 0, count: 0 }));
  const commas = Array.from(text.matchAll(/[,，、]/g), ({ index }) => index);
  const [ofClause, ofSentence, ofComma] = [
    mentions.map(byPlace(clauses)),
    mentions.map(byPlace(sentences)),
    mentions.map(byPlace(commas)),
  ];
  const [clauseAt, sentenceAt, commaAt] = [byPlace(clauses), byPlace(sentences), byPlace(commas)];
  let near = 0;
  for (const token of tokens) {
    const [clause, sentence, comma] = [clauseAt(token), sentenceAt(token), commaAt(token)];
    if (token.contribution === 0) continue;
    const distance = (at: number): number =>
      gap(token, mentions[at] as Mention) +
      Math.abs(comma - (ofComma[at] as number)) * commaWidth +
      (ofClause[at] === clause ? 0 : clauseWidth);
    while (near < mentions.length && (ofSentence[near] as number) < sentence) near++;
    while (ofSentence[near + 1] === sentence && distance(near + 1) < distance(near)) near++;
    const opinion = found[near];
    if (opinion === undefined || ofSentence[near] !== sentence) continue;
    opinion.sum += token.contribution;
    opinion.count++;
  }
  return borrowed(found, mentions, ofClause, text);
}

/** What may stand between two mentions of a list: "food, the drinks and service". */
const listed = /^[\s,，、&/]*(?:(?:and|or|as well as|the|a|an|its|their|my|our)\s+)*$/i;
/** Longest text between them that is looked at. */
const longestJoint = 24;

/**
 * Lets mentions that nothing is said of have the sum of the one after, or else before, them in their clause; across a comma only in
 * a list, since "nice room, cold food" speaks of two things.
 */
function borrowed(
  found: readonly Opinion[],
  mentions: readonly Mention[],
  clauses: readonly number[],
  text: string,
): Opinion[] {
  const sums = found.map(({ sum, count }) => (count === 0 ? null : sum));
  const areOne = (at: number): boolean => {
    if (clauses[at] !== clauses[at + 1]) return false;
    const between = text.slice((mentions[at] as Mention).end, (mentions[at + 1] as Mention).start);
    return !/[,，、]/.test(between) || (between.length <= longestJoint && listed.test(between));
  };
  for (let at = sums.length - 2; at >= 0; at--) {
    if (sums[at] === null && areOne(at)) sums[at] = sums[at + 1] as number | null;
  }
  for (let at = 1; at < sums.length; at++) {
    if (sums[at] === null && areOne(at - 1)) sums[at] = sums[at - 1] as number | null;
  }
  return found.map(({ count }, at) => ({ sum: sums[at] ?? 0, count }));
}

/** Counts the positions up to the start of a piece; pieces must come in text order. */
function byPlace(positions: readonly number[]): (piece: { readonly start: number }) => number {
  let count = 0;
  return ({ start }) => {
    while (count < positions.length && (positions[count] as number) <= start) count++;
    return count;
  };
}

/** Characters between two pieces of a text; 0 where they overlap. */
function gap(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): number {
  return Math.max(other.start - one.end, one.start - other.end, 0);
}
