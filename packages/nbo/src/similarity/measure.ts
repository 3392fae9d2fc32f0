/** How alike two items are, told from who has them. */
export type CountMeasure = 'cosine' | 'jaccard' | 'lift';

/** Measures of item similarity: those of counts, and two of weights. */
export type SimilarityMeasure = CountMeasure | 'weighted-cosine' | 'bm25';

/** The measures of SAR: the three, and the bare number of customers with both. */
export type SarMeasure = CountMeasure | 'cooccurrence';

/**
 * The similarity of two items.
 *
 * cosine c/√(aᵢaⱼ), jaccard c/(aᵢ + aⱼ − c), lift c/(aᵢaⱼ/n); the shrinkage is added below the line, so that pairs which few
 * customers have do not come first.
 *
 * @param measure which
 * @param c customers with both
 * @param ai customers with the one
 * @param aj customers with the other
 * @param n all customers
 * @param shrinkage in units of the denominator, 0 or more
 */
export function similarity(
  measure: SarMeasure,
  c: number,
  ai: number,
  aj: number,
  n: number,
  shrinkage: number,
): number {
  if (measure === 'cosine') return c / (Math.sqrt(ai * aj) + shrinkage);
  if (measure === 'jaccard') return c / (ai + aj - c + shrinkage);
  if (measure === 'lift') return c / ((ai * aj) / n + shrinkage);
  return c;
}
