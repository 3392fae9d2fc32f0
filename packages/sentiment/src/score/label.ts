/** What a text says on the whole; `mixed` is praise and blame that cancel each other, and never comes in mode exact. */
export type SentimentLabel = 'negative' | 'neutral' | 'positive' | 'mixed';

/** The labels; a position is a code of the label column. */
export const sentimentLabels: readonly SentimentLabel[] = Object.freeze(['negative', 'neutral', 'positive', 'mixed']);

/** Praise and blame of at least this size each, with no label of their own, are mixed. */
const mixedMass = 1;

/** The code of a text's label. */
export function labelCode(
  score: number,
  threshold: number,
  masses: { readonly negativeMass: number; readonly positiveMass: number } | null,
): number {
  if (score >= threshold) return 2;
  if (score <= -threshold) return 0;
  if (masses === null) return 1;
  return masses.positiveMass >= mixedMass && masses.negativeMass <= -mixedMass ? 3 : 1;
}
