import {
  type CodedColumn,
  checkOptions,
  encode,
  expectRecord,
  expectTable,
  frozen,
  type Note,
  type OptionRule,
  oneOf,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { aggregateRules, quantiles } from './aggregate-options.ts';
import { type RatedTexts, type RatingOutcome, ratedDesign } from './rated-design.ts';
import { fitSlopes } from './slopes.ts';

/** What is driven, and how it is told. */
export interface RatingDriverOptions {
  /** `'rating'`, on the scale of the ratings, unless told otherwise; `'nps'`: ratings from 0 to 10, 100 from 9 on, −100 up to 6, else 0. */
  readonly outcome?: RatingOutcome;
  /** How sure the intervals are: 0.8, 0.9, 0.95 or 0.99. Default 0.9. */
  readonly level?: number;
  /** Fewest rated texts that speak of an aspect; 5 unless told otherwise. */
  readonly minCount?: number;
}

/** One row an aspect, the most to be gained first. */
export type RatingDrivers = Table<{
  aspect: CodedColumn;
  /** Rated texts that speak of it, and their share. */
  count: Float64Array;
  share: Float64Array;
  /** Mean of what they say of it, −1 to 1. */
  score: Float64Array;
  /** Change of the outcome as what is said of it goes from 0 to 1, with its interval. */
  effect: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** What the aspect adds to the mean outcome: with the intercept they add up to it, exactly. */
  lift: Float64Array;
  /** What the mean outcome would gain were nobody to blame it any more, with its interval. */
  gain: Float64Array;
  gainLower: Float64Array;
  gainUpper: Float64Array;
}> & {
  readonly outcome: RatingOutcome;
  readonly level: number;
  /** Texts with a rating, their mean outcome, and the outcome of a text that says nothing of any aspect. */
  readonly texts: number;
  readonly mean: number;
  readonly intercept: number;
  readonly notes: readonly Note[];
};

const rules: Readonly<Record<keyof RatingDriverOptions, OptionRule>> = {
  outcome: oneOf('rating', 'nps'),
  level: aggregateRules.level,
  minCount: wholeNumber(2),
};

/**
 * What drives ratings, or the net promoter score: how much each aspect moves them, and what there is to be gained. Least squares
 * of the outcome on what each text says of each aspect (0 where it says nothing), each slope drawn to 0 as by one text;
 * intervals by the sandwich over customers (Liang and Zeger 1986), so that texts of one customer are not taken for many. An
 * effect is an association in the texts there are, no promise of what a change would do.
 *
 * @param rated ratings, aspects, and who wrote
 * @param options the outcome, and how sure the intervals are
 * @returns one row an aspect, largest gain first
 * @throws InvalidInputError (`invalid-input`) where columns have other lengths, or a rating is not on the scale of nps, naming the row
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where fewer than 10 texts have a rating
 * @example
 * import { ratingDrivers, scoreAspects, toRows } from '@clientele/sentiment';
 * const texts = ['Great food', 'Great food, slow service', 'Awful food', 'Slow service', 'Great food', 'Good service'];
 * const rating = [5, 3, 1, 2, 5, 5];
 * const many = { rating: [...rating, ...rating], aspects: scoreAspects([...texts, ...texts]) };
 * toRows(ratingDrivers(many, { minCount: 2 }), ['aspect', 'count']); // => [{ aspect: 'service', count: 6 }, { aspect: 'food', count: 8 }]
 */
export function ratingDrivers(rated: RatedTexts, options: RatingDriverOptions = {}): RatingDrivers {
  const verb = 'ratingDrivers';
  checkOptions(verb, options, rules);
  const { outcome = 'rating', level = 0.9, minCount = 5 } = options;
  expectRecord(verb, 'ratings and aspects', rated, ['rating', 'aspects']);
  expectTable(verb, rated.aspects, ['row', 'aspect', 'score']);
  const { X, y, groups, names, counts, left } = ratedDesign(verb, rated, outcome, minCount);
  const n = y.length;
  const { beta, deviations } = fitSlopes(X, y, groups);
  const z = quantiles.get(level) as number;
  const means = names.map((_, a) => meanOf(X[a + 1] as Float64Array));
  const blames = names.map((_, a) => -meanOf((X[a + 1] as Float64Array).map((value) => Math.min(value, 0))));
  const rows = names.map((name, a) => {
    const [effect, half, blame, count] = [
      beta[a + 1] as number,
      z * (deviations[a + 1] as number),
      blames[a] as number,
      counts[a] as number,
    ];
    return {
      name,
      count,
      share: count / n,
      score: ((means[a] as number) * n) / count,
      effect,
      lower: effect - half,
      upper: effect + half,
      lift: effect * (means[a] as number),
      gain: effect * blame + 0,
      gainLower: (effect - half) * blame + 0,
      gainUpper: (effect + half) * blame + 0,
    };
  });
  rows.sort((a, b) => b.gain - a.gain || b.count - a.count || (a.name < b.name ? -1 : 1));
  const pick = (field: Exclude<keyof (typeof rows)[number], 'name'>): Float64Array =>
    Float64Array.from(rows, (row) => row[field]);
  const columns = {
    aspect: encode(rows.map(({ name }) => name)),
    count: pick('count'),
    share: pick('share'),
    score: pick('score'),
    effect: pick('effect'),
    lower: pick('lower'),
    upper: pick('upper'),
    lift: pick('lift'),
    gain: pick('gain'),
    gainLower: pick('gainLower'),
    gainUpper: pick('gainUpper'),
  };
  return Object.freeze({
    ...table(columns),
    outcome,
    level,
    texts: n,
    mean: meanOf(y),
    intercept: beta[0] as number,
    notes: frozen(notesOf(left, minCount, rated.rating.length - n)),
  });
}

function notesOf(left: readonly string[], minCount: number, unrated: number): Note[] {
  const notes: Note[] = [];
  if (left.length > 0) {
    const message = `fewer than ${minCount} rated texts speak of ${left.join(', ')}: left out`;
    notes.push({ code: 'aspects-rarely-named', message, details: { aspects: [...left] } });
  }
  if (unrated > 0) {
    notes.push({
      code: 'texts-without-rating',
      message: `${unrated} texts have no rating and are left out`,
      details: { texts: unrated },
    });
  }
  return notes;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
