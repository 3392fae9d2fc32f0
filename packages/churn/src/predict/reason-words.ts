import { type FeatureWords, plainFeature } from './plain-words.ts';

/** One feature of one customer, and what it does. */
export interface Reason {
  readonly name: string;
  /** The customer's value; null where the mean customer stands in. */
  readonly value: number | string | null;
  /** Of the customers fitted, for a number; null where the model does not know it. */
  readonly mean: number | null;
  /** What it adds, in the unit of the scale. */
  readonly effect: number;
}

/** What effects are measured in: log-odds, probability (0 to 1), or the unit of a target. */
export type ReasonScale = 'log-odds' | 'probability' | 'value';

/** Below this the odds change by less than a hundredth, or the probability by less than a point, which is no reason. */
const leastEffect = 0.01;

/** How many reasons, and how they are said. */
export interface ReasonStyle {
  readonly top: number;
  readonly words: FeatureWords;
}

/**
 * The weightiest reasons as one text: `recency 80 (mean 31) raises the odds 2.4 times; plan "pro" lowers the odds to 1/3`; in plain words
 * `last purchase 80 days ago (mean 31) raises the odds 2.4 times`.
 */
export function reasonWords(reasons: readonly Reason[], scale: ReasonScale, { top, words }: ReasonStyle): string {
  const weighty = reasons
    .filter(({ effect }) => (scale === 'value' ? effect !== 0 : Math.abs(effect) >= leastEffect))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, top);
  return weighty.length === 0
    ? 'like the mean customer'
    : weighty.map((reason) => inWords(reason, scale, words)).join('; ');
}

function inWords({ name, value, mean, effect }: Reason, scale: ReasonScale, words: FeatureWords): string {
  const plain = words === 'plain' && typeof value === 'number' ? plainFeature(name) : null;
  const what =
    plain === null ? `${name} ${valueWords(value, mean)}` : withMean(plain.phrase(shown(value as number)), mean);
  return `${what} ${effect > 0 ? 'raises' : 'lowers'} ${effectWords(effect, scale)}`;
}

function valueWords(value: Reason['value'], mean: number | null): string {
  if (value === null) return 'missing';
  if (typeof value === 'string') return JSON.stringify(value);
  return withMean(shown(value), mean);
}

function withMean(words: string, mean: number | null): string {
  return mean === null ? words : `${words} (mean ${shown(mean)})`;
}

function effectWords(effect: number, scale: ReasonScale): string {
  if (scale === 'log-odds') return `the odds ${factorWords(effect)}`;
  if (scale === 'probability') return `the risk by ${shown(100 * Math.abs(effect))} points`;
  return `the value by ${shown(Math.abs(effect))}`;
}

/** Below twice, a per cent; from there on, times. */
function factorWords(effect: number): string {
  const size = Math.exp(Math.abs(effect));
  if (size >= 1.995) return effect > 0 ? `${shown(size)} times` : `to 1/${shown(size)}`;
  return `by ${shown(100 * Math.abs(Math.expm1(effect)))} %`;
}

/** Two or three digits that count, without a locale. */
function shown(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return String(value);
  return String(Number(value.toPrecision(size >= 100 ? 3 : 2)));
}
