/** Why a word counts as it does. */
export type EffectKind =
  /** Another word denies it; without a word of its own, a denial of what a customer expects. */
  | 'negation'
  /** A word before it strengthens or weakens it. */
  | 'intensifier'
  /** It is written in capitals, and others are not. */
  | 'capitals'
  /** It stands before or after a "but". */
  | 'contrast'
  /** It stands in a phrase with a valence of its own. */
  | 'phrase'
  /** A denial of nothing known. */
  | 'idle-denial'
  /** "too" before a word. */
  | 'excess';

/** One change to the valence of a word: its kind, the token that made it, and by how much. */
export interface Effect {
  readonly kind: EffectKind;
  /** Index of the token that made it. */
  readonly by: number;
  readonly change: number;
}

/** Is told of every change, when a score is to be explained. */
export type Trace = (token: number, effect: Effect) => void;
