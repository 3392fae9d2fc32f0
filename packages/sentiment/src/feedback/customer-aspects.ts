import { type CodedColumn, InvalidInputError, NO_CODE } from '@clientele/core';
import type { AspectScores } from '../aspects/score-aspects.ts';
import type { GroupedFeedback } from './group.ts';

/** How mentions are weighed. */
interface Weighing {
  readonly asOf: number;
  /** Milliseconds; infinite where all texts weigh alike. */
  readonly halfLife: number;
  /** Rows of the feedback, those at or after asOf included. */
  readonly texts: number;
}

/**
 * What each customer praises and blames most: the largest sum of the scores of its mentions above 0, and the lowest below,
 * mentions of age a weighing 2^(−a / halfLife). The first aspect of the list wins a tie.
 *
 * @throws InvalidInputError (`invalid-input`) where the aspects are of other texts
 */
export function aspectsOfCustomers(
  verb: string,
  { customer, offsets, rows, time }: GroupedFeedback,
  aspects: AspectScores | undefined,
  { asOf, halfLife, texts }: Weighing,
): { bestAspect: CodedColumn; worstAspect: CodedColumn } {
  const customers = customer.codes.length;
  const dictionary = aspects?.columns.aspect.dictionary ?? Object.freeze({ values: Object.freeze([]) });
  const [best, worst] = [new Uint32Array(customers).fill(NO_CODE), new Uint32Array(customers).fill(NO_CODE)];
  const found = {
    bestAspect: Object.freeze({ dictionary, codes: best }),
    worstAspect: Object.freeze({ dictionary, codes: worst }),
  };
  if (aspects === undefined) return found;
  const firsts = mentionsByText(verb, aspects, texts);
  const { aspect, score } = aspects.columns;
  for (let c = 0; c < customers; c++) {
    const sums = new Float64Array(dictionary.values.length);
    for (let at = offsets[c] as number; at < (offsets[c + 1] as number); at++) {
      const row = rows[at] as number;
      const weight = 2 ** (-(asOf - (time[at] as number)) / halfLife);
      for (let mention = firsts[row] as number; mention < (firsts[row + 1] as number); mention++) {
        const code = aspect.codes[mention] as number;
        sums[code] = (sums[code] as number) + weight * (score[mention] as number);
      }
    }
    const [highest, lowest] = [Math.max(...sums), Math.min(...sums)];
    if (highest > 0) best[c] = sums.indexOf(highest);
    if (lowest < 0) worst[c] = sums.indexOf(lowest);
  }
  return found;
}

/** Text i has the mentions from `[i]` up to `[i + 1]`. */
export function mentionsByText(verb: string, { columns: { row } }: AspectScores, texts: number): Uint32Array {
  const firsts = new Uint32Array(texts + 1);
  for (let at = 0; at < row.length; at++) {
    const text = row[at] as number;
    const isInOrder = text < texts && (at === 0 || text >= (row[at - 1] as number));
    if (!isInOrder)
      throw new InvalidInputError(
        `${verb}: aspects, row ${at}: text ${text} is none of the ${texts} texts given, or out of order`,
      );
    firsts[text + 1] = at + 1;
  }
  for (let text = 1; text <= texts; text++) firsts[text] = Math.max(firsts[text] as number, firsts[text - 1] as number);
  return firsts;
}
