import type { EffectKind, Trace } from '../score/effect.ts';
import { boosterFade, capitals, negation, neverSo } from './constants.ts';
import { phraseValence } from './phrases.ts';
import type { Tokens } from './tokens.ts';

/** Valence of the word at `i` after all rules that look at its neighbours, −4 to 4 and a little beyond; 0 outside the lexicon. */
export function valenceAt(tokens: Tokens, i: number, trace: Trace | null): number {
  if (!inLexicon(tokens, i)) return 0;
  const base = baseAt(tokens, i);
  if (base === 0) return 0;
  const mixed = tokens.capitals > 0 && tokens.capitals < tokens.length;
  const tell = trace === null ? null : teller(trace, i);
  let valence = denied(tokens, i, base);
  tell?.('negation', noBefore(tokens, i), base, valence);
  if (mixed && tokens.isCapitals[i] === true) {
    const before = valence;
    valence += valence > 0 ? capitals : -capitals;
    tell?.('capitals', i, before, valence);
  }
  for (let distance = 1; distance <= 3 && distance <= i; distance++) {
    const by = i - distance;
    if (inLexicon(tokens, by)) continue;
    const boosted = valence + boosterAt(tokens, by, valence, mixed) * (boosterFade[distance - 1] as number);
    tell?.('intensifier', by, valence, boosted);
    valence = boosted * negationAt(tokens, i, distance);
    tell?.('negation', by, boosted, valence);
    if (distance < 3) continue;
    const before = valence;
    valence = phraseValence(tokens, i, valence);
    tell?.('phrase', by, before, valence);
  }
  const settled = valence * leastAt(tokens, i);
  tell?.('negation', i - 1, valence, settled);
  return settled;
}

/** What the lexicon says; 0 for intensifiers, which VADER never scores, and for the first half of "kind of". */
export function baseAt({ words, entries, length }: Tokens, i: number): number {
  const entry = entries[i];
  if (entry === undefined || Number.isNaN(entry.valence) || entry.booster !== 0) return 0;
  return words[i] === 'kind' && i + 1 < length && words[i + 1] === 'of' ? 0 : entry.valence;
}

type Tell = (kind: EffectKind, by: number, before: number, after: number) => void;

function teller(trace: Trace, token: number): Tell {
  return (kind, by, before, after) => {
    if (after !== before) trace(token, { kind, by, change: after - before });
  };
}

/** The rules of "no", which is a word of the lexicon itself. */
function denied(tokens: Tokens, i: number, valence: number): number {
  if (noBefore(tokens, i) < i) return valence * negation;
  return tokens.words[i] === 'no' && i + 1 < tokens.length && inLexicon(tokens, i + 1) ? 0 : valence;
}

/** The place of the "no" that denies the word at `i`, or `i` where there is none. */
function noBefore({ words }: Tokens, i: number): number {
  const before = words[i - 1];
  if (before === 'no') return i - 1;
  if (words[i - 2] === 'no') return i - 2;
  return words[i - 3] === 'no' && (before === 'or' || before === 'nor') ? i - 3 : i;
}

function inLexicon({ entries }: Tokens, i: number): boolean {
  const entry = entries[i];
  return entry !== undefined && !Number.isNaN(entry.valence);
}

function boosterAt({ entries, isCapitals }: Tokens, by: number, valence: number, mixed: boolean): number {
  const booster = entries[by]?.booster ?? 0;
  if (booster === 0) return 0;
  const signed = valence < 0 ? -booster : booster;
  if (!(mixed && isCapitals[by] === true)) return signed;
  return signed + (valence > 0 ? capitals : -capitals);
}

/** The factor of the word `distance` before the word at `i`. */
function negationAt(tokens: Tokens, i: number, distance: number): number {
  const { words } = tokens;
  const word = words[i - distance];
  const one = words[i - 1];
  if (distance === 2) {
    if (word === 'never' && (one === 'so' || one === 'this')) return neverSo;
    if (word === 'without' && one === 'doubt') return 1;
  }
  if (distance === 3) {
    const two = words[i - 2];
    if ((word === 'never' && (two === 'so' || two === 'this')) || one === 'so' || one === 'this') return neverSo;
    if (word === 'without' && (two === 'doubt' || one === 'doubt')) return 1;
  }
  return negates(tokens, i - distance) ? negation : 1;
}

function negates({ words, entries }: Tokens, i: number): boolean {
  const entry = entries[i];
  return entry === undefined ? (words[i] as string).includes("n't") : entry.negates;
}

function leastAt(tokens: Tokens, i: number): number {
  const { words } = tokens;
  if (i === 0 || words[i - 1] !== 'least' || inLexicon(tokens, i - 1)) return 1;
  return i > 1 && (words[i - 2] === 'at' || words[i - 2] === 'very') ? 1 : negation;
}
