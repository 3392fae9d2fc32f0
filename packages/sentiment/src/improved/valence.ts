import type { EffectKind, Trace } from '../score/effect.ts';
import { boosterFade, capitals } from '../vader/constants.ts';
import type { Clauses } from './clauses.ts';
import { excess, harmlessExcess } from './rules.ts';
import { weights } from './weights.ts';

/** Valence of the token at `i` after all rules but contrast. */
export function improvedValenceAt(clauses: Clauses, i: number, trace: Trace | null): number {
  const entry = clauses.entries[i];
  if (entry === undefined) return 0;
  const base = baseValence(clauses, i);
  const denier = denierBefore(clauses, i);
  if (base === 0) return unknownAt(clauses, i, denier, trace);
  let valence = base;
  const change = (kind: EffectKind, by: number, to: number): void => {
    if (trace !== null && to !== valence) trace(i, { kind, by, change: to - valence });
    valence = to;
  };
  const sign = base < 0 ? -1 : 1;
  if (clauses.isCapitals[i] === true && clauses.small > 0) change('capitals', i, valence + sign * capitals);
  for (let distance = 1; distance <= 3; distance++) {
    const by = i - distance;
    if (by < 0 || clauses.clauses[by] !== clauses.clauses[i]) break;
    const booster = boosterAt(clauses, by);
    if (booster === 0) continue;
    const loud = clauses.isCapitals[by] === true && clauses.small > 0 ? capitals : 0;
    change('intensifier', by, valence + sign * (booster + loud) * (boosterFade[distance - 1] as number));
  }
  if (denier >= 0) change('negation', denier, denied(valence, entry.isDuty));
  return valence;
}

/** What the lexicon says; 0 where the word only strengthens or denies the one after it. */
export function baseValence(clauses: Clauses, i: number): number {
  const entry = clauses.entries[i];
  if (entry === undefined || Number.isNaN(entry.valence) || entry.denies) return 0;
  if (boosterAt(clauses, i) !== 0 || isMildExcess(clauses, i, entry.valence)) return 0;
  return entry.valence;
}

/** "too small": small may be praise by itself. */
function isMildExcess({ words, clauses }: Clauses, i: number, valence: number): boolean {
  return valence > 0 && valence <= weights.mild && words[i - 1] === excess && clauses[i - 1] === clauses[i];
}

/** An intensifier that has a valence of its own ("pretty", "incredible") strengthens only a word right after it. */
function boosterAt({ entries, clauses, length }: Clauses, i: number): number {
  const entry = entries[i];
  if (entry === undefined || entry.booster === 0) return 0;
  if (Number.isNaN(entry.valence)) return entry.booster;
  const next = i + 1 < length && clauses[i + 1] === clauses[i] ? entries[i + 1] : undefined;
  return next === undefined || Number.isNaN(next.valence) ? 0 : entry.booster;
}

function denied(valence: number, isDuty: boolean): number {
  if (valence > 0) return Math.min(valence * weights.deniedPraise, isDuty ? weights.deniedDuty : 0);
  return valence * (valence <= -weights.worst ? weights.deniedWorst : weights.deniedBlame);
}

/** The denial whose reach the token stands in, or −1. */
function denierBefore({ entries, words, clauses }: Clauses, i: number): number {
  for (let by = i - 1; by >= 0 && by >= i - weights.reach; by--) {
    const entry = entries[by];
    if (clauses[by] !== clauses[i] || entry?.endsClause === true) return -1;
    if (words[by] === 'least' && words[by - 1] !== 'at' && words[by - 1] !== 'very') return by;
    if (entry?.denies === true) return entries[by + 1]?.undenies === true ? -1 : by;
  }
  return -1;
}

/** Tokens without a valence: duties that are denied, "too" before a word, a denial that denies nothing known. */
function unknownAt(clauses: Clauses, i: number, denier: number, trace: Trace | null): number {
  const entry = clauses.entries[i];
  if (entry?.isDuty === true && clauses.entries[denier]?.denies === true) {
    trace?.(i, { kind: 'negation', by: denier, change: weights.deniedDuty });
    return weights.deniedDuty;
  }
  if (entry?.denies === true && denier < 0 && isIdle(clauses, i)) {
    trace?.(i, { kind: 'idle-denial', by: i, change: weights.idleDenial });
    return weights.idleDenial;
  }
  if (clauses.words[i] === excess && isExcess(clauses, i)) {
    const valence = denier >= 0 ? -weights.excess / 2 : weights.excess;
    trace?.(i, { kind: 'excess', by: i + 1, change: valence });
    return valence;
  }
  return 0;
}

function isIdle(clauses: Clauses, i: number): boolean {
  if (clauses.entries[i + 1]?.undenies === true && i + 1 < clauses.length) return false;
  for (let next = i + 1; next < clauses.length && next <= i + weights.reach; next++) {
    const entry = clauses.entries[next];
    if (clauses.clauses[next] !== clauses.clauses[i] || entry?.endsClause === true) return true;
    if (entry?.isDuty === true || (entry !== undefined && baseValence(clauses, next) !== 0)) return false;
  }
  return true;
}

function isExcess({ words, entries, clauses, length }: Clauses, i: number): boolean {
  if (i + 1 >= length || clauses[i + 1] !== clauses[i]) return false;
  const valence = entries[i + 1]?.valence ?? Number.NaN;
  return !(valence > weights.mild) && !harmlessExcess.includes(words[i + 1] as string);
}
