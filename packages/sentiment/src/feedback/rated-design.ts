import { type CodedColumn, InsufficientDataError, InvalidInputError, showValue } from '@clientele/core';
import type { AspectScores } from '../aspects/score-aspects.ts';
import { mentionsByText } from './customer-aspects.ts';

/** Texts with a rating, and what they speak of. */
export interface RatedTexts {
  /** One a text; NaN where there is none, and the text is left out. */
  readonly rating: ArrayLike<number>;
  /** From `scoreAspects` on the same texts. */
  readonly aspects: AspectScores;
  /** Who wrote each: texts of one customer are not independent. Left out, each has its own author. */
  readonly customer?: CodedColumn;
}

/** What is driven: the rating, or what it counts for in a net promoter score. */
export type RatingOutcome = 'rating' | 'nps';

/** The rated texts as columns. */
export interface RatedDesign {
  /** Ones, then what each text says of each aspect, 0 where it says nothing. */
  readonly X: readonly Float64Array[];
  readonly y: Float64Array;
  readonly groups: Uint32Array;
  readonly names: readonly string[];
  /** Texts that speak of each aspect. */
  readonly counts: readonly number[];
  /** Aspects that too few speak of. */
  readonly left: readonly string[];
}

/** Fewest texts with a rating. */
const fewest = 10;

/**
 * Lays rated texts out as columns.
 *
 * @throws InvalidInputError (`invalid-input`) where columns have other lengths, or a rating is not on the scale, naming the row
 * @throws InsufficientDataError (`insufficient-data`) where too few texts have a rating
 */
export function ratedDesign(
  verb: string,
  { rating, aspects, customer }: RatedTexts,
  outcome: RatingOutcome,
  minCount: number,
): RatedDesign {
  if (customer !== undefined && customer.codes.length !== rating.length) {
    throw new InvalidInputError(
      `${verb}: column "customer" has ${customer.codes.length} rows, column "rating" has ${rating.length}`,
    );
  }
  const rows = Array.from({ length: rating.length }, (_, row) => row).filter((row) => !Number.isNaN(rating[row]));
  const y = Float64Array.from(rows, (row) => outcomeOf(verb, rating[row] as number, row, outcome));
  if (rows.length < fewest) throw new InsufficientDataError(verb, 'texts with a rating', fewest, rows.length);
  const said = saidOfAspects(mentionsByText(verb, aspects, rating.length), aspects, rows);
  const { values } = aspects.columns.aspect.dictionary;
  const isOften = (a: number): boolean => (said[a] as Said).count >= minCount;
  const kept = [...values.keys()].filter(isOften);
  return {
    X: [new Float64Array(rows.length).fill(1), ...kept.map((a) => (said[a] as Said).scores)],
    y,
    groups: Uint32Array.from(rows, (row) => customer?.codes[row] ?? row),
    names: kept.map((a) => values[a] as string),
    counts: kept.map((a) => (said[a] as Said).count),
    left: values.filter((_, a) => (said[a] as Said).count > 0 && !isOften(a)),
  };
}

interface Said {
  /** Mean score of its mentions in each text; 0 where there are none. */
  readonly scores: Float64Array;
  count: number;
}

function saidOfAspects(
  firsts: Uint32Array,
  { columns: { aspect, score } }: AspectScores,
  rows: readonly number[],
): Said[] {
  const said = aspect.dictionary.values.map((): Said => ({ scores: new Float64Array(rows.length), count: 0 }));
  rows.forEach((row, at) => {
    const sums = new Map<number, { sum: number; n: number }>();
    for (let mention = firsts[row] as number; mention < (firsts[row + 1] as number); mention++) {
      const one = sums.get(aspect.codes[mention] as number) ?? { sum: 0, n: 0 };
      one.sum += score[mention] as number;
      one.n++;
      sums.set(aspect.codes[mention] as number, one);
    }
    for (const [a, { sum, n }] of sums) {
      const one = said[a] as Said;
      one.scores[at] = sum / n;
      one.count++;
    }
  });
  return said;
}

function outcomeOf(verb: string, rating: number, row: number, outcome: RatingOutcome): number {
  const isNps = outcome === 'nps';
  const isRight = isNps ? Number.isInteger(rating) && rating >= 0 && rating <= 10 : Number.isFinite(rating);
  if (!isRight) {
    const [expected, received] = [isNps ? 'a whole number from 0 to 10' : 'a finite number', showValue(rating)];
    const issue = { code: 'invalid-number', row, column: 'rating', expected, received, action: 'dropped' } as const;
    throw new InvalidInputError(`${verb}: row ${row}, column "rating": expected ${expected}, got ${received}`, [issue]);
  }
  if (!isNps) return rating;
  return rating >= 9 ? 100 : rating <= 6 ? -100 : 0;
}
