import type { EffectKind, Trace } from '../score/effect.ts';
import { boosterFade, capitals, negation, neverSo } from './constants.ts';
import { type Dictionary, named } from './dictionary.ts';
import { phraseValence } from './phrases.ts';
import type { Tokens } from './tokens.ts';

/** Valence of the word at `i` after all rules that look at its neighbours, −4 to 4 and a little beyond; 0 outside the lexicon. */
export function valenceAt(dictionary: Dictionary, tokens: Tokens, i: number, trace: Trace | null): number {
  const base = baseAt(dictionary, tokens, i);
  if (base === 0) return 0;
  const mixed = tokens.capitals > 0 && tokens.capitals < tokens.length;
  const tell = trace === null ? null : teller(trace, i);
  let valence = denied(dictionary, tokens, i, base);
  tell?.('negation', noBefore(tokens, i), base, valence);
  if (mixed && tokens.isCapitals[i] === 1) {
    const before = valence;
    valence += valence > 0 ? capitals : -capitals;
    tell?.('capitals', i, before, valence);
  }
  for (let distance = 1; distance <= 3 && distance <= i; distance++) {
    const by = i - distance;
    if (inLexicon(dictionary, tokens, by)) continue;
    const boosted = valence + boosterAt(dictionary, tokens, by, valence, mixed) * (boosterFade[distance - 1] as number);
    tell?.('intensifier', by, valence, boosted);
    valence = boosted * negationAt(dictionary, tokens, i, distance);
    tell?.('negation', by, boosted, valence);
    if (distance < 3) continue;
    const before = valence;
    valence = phraseValence(dictionary, tokens, i, valence);
    tell?.('phrase', by, before, valence);
  }
  const settled = valence * leastAt(dictionary, tokens, i);
  tell?.('negation', i - 1, valence, settled);
  return settled;
}

/** What the word counts for by itself; 0 for the first half of "kind of". */
export function baseAt({ bases }: Dictionary, { ids, length }: Tokens, i: number): number {
  const id = ids[i] as number;
  return id === named.kind && i + 1 < length && ids[i + 1] === named.of ? 0 : (bases[id] as number);
}

type Tell = (kind: EffectKind, by: number, before: number, after: number) => void;

function teller(trace: Trace, token: number): Tell {
  return (kind, by, before, after) => {
    if (after !== before) trace(token, { kind, by, change: after - before });
  };
}

/** The rules of "no", which is a word of the lexicon itself. */
function denied(dictionary: Dictionary, tokens: Tokens, i: number, valence: number): number {
  if (noBefore(tokens, i) < i) return valence * negation;
  return tokens.ids[i] === named.no && i + 1 < tokens.length && inLexicon(dictionary, tokens, i + 1) ? 0 : valence;
}

/** The place of the "no" that denies the word at `i`, or `i` where there is none. */
function noBefore({ ids }: Tokens, i: number): number {
  if (i >= 1 && ids[i - 1] === named.no) return i - 1;
  if (i >= 2 && ids[i - 2] === named.no) return i - 2;
  return i >= 3 && ids[i - 3] === named.no && (ids[i - 1] === named.or || ids[i - 1] === named.nor) ? i - 3 : i;
}

function inLexicon({ valences }: Dictionary, { ids }: Tokens, i: number): boolean {
  return !Number.isNaN(valences[ids[i] as number] as number);
}

function boosterAt(
  { boosters }: Dictionary,
  { ids, isCapitals }: Tokens,
  by: number,
  valence: number,
  mixed: boolean,
): number {
  const booster = boosters[ids[by] as number] as number;
  if (booster === 0) return 0;
  const signed = valence < 0 ? -booster : booster;
  if (!(mixed && isCapitals[by] === 1)) return signed;
  return signed + (valence > 0 ? capitals : -capitals);
}

/** The factor of the word `distance` before the word at `i`. */
function negationAt({ negates }: Dictionary, { ids }: Tokens, i: number, distance: number): number {
  const word = ids[i - distance] as number;
  const one = ids[i - 1] as number;
  if (distance === 2) {
    if (word === named.never && (one === named.so || one === named.this)) return neverSo;
    if (word === named.without && one === named.doubt) return 1;
  }
  if (distance === 3) {
    const two = ids[i - 2] as number;
    if ((word === named.never && (two === named.so || two === named.this)) || one === named.so || one === named.this)
      return neverSo;
    if (word === named.without && (two === named.doubt || one === named.doubt)) return 1;
  }
  return negates[word] === 1 ? negation : 1;
}

function leastAt(dictionary: Dictionary, tokens: Tokens, i: number): number {
  const { ids } = tokens;
  if (i === 0 || ids[i - 1] !== named.least || inLexicon(dictionary, tokens, i - 1)) return 1;
  return i > 1 && (ids[i - 2] === named.at || ids[i - 2] === named.very) ? 1 : negation;
}
