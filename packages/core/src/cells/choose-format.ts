/** One way to read a column: a value for each distinct text, NaN where it cannot be read so. */
export interface FormatReading<F> {
  readonly format: F;
  readonly values: Float64Array;
  /** Cells beside the texts that this format alone can read. Default 0. */
  readonly beside?: number;
}

/** The format that was chosen, or the two that cannot be told apart and a text that shows it. */
export type FormatChoice<F> =
  | { readonly chosen: FormatReading<F> }
  | { readonly rivals: readonly [FormatReading<F>, FormatReading<F>]; readonly text: number };

/** A rival that differs is ruled out only where it alone can read at most this share of what the best one reads. */
const strayShare = 0.05;

/**
 * Chooses the one format of a column: the one that reads most cells. Two formats that read equally many and differ
 * anywhere are refused; so is a best one with a rival that gives another value to the same cell and alone reads more than
 * one cell in twenty, for then the column mixes both and no cell can be trusted.
 *
 * @param readings at least one
 * @param weights how many cells hold each distinct text
 */
export function chooseFormat<F>(readings: readonly FormatReading<F>[], weights: Uint32Array): FormatChoice<F> {
  const counts = readings.map((reading) => countRead(reading, weights));
  const best = counts.indexOf(Math.max(...counts));
  const chosen = readings[best] as FormatReading<F>;
  for (const [at, rival] of readings.entries()) {
    if (at === best) continue;
    const text = undecided(chosen, rival, weights, counts[best] === counts[at]);
    if (text >= 0) return { rivals: [chosen, rival], text };
  }
  return { chosen };
}

/** @returns a text that two formats read differently where that leaves the column undecided, else −1 */
function undecided<F>(
  { values: best, beside = 0 }: FormatReading<F>,
  { values: rival, beside: rivalBeside = 0 }: FormatReading<F>,
  weights: Uint32Array,
  tied: boolean,
): number {
  let differing = -1;
  let onlyOne = -1;
  let read = beside;
  let rivalAlone = rivalBeside;
  for (let text = 0; text < best.length; text++) {
    const a = best[text] as number;
    const b = rival[text] as number;
    const bestReads = !Number.isNaN(a);
    const rivalReads = !Number.isNaN(b);
    if (bestReads) read += weights[text] as number;
    if (a === b || (!bestReads && !rivalReads)) continue;
    if (bestReads && rivalReads) differing = differing < 0 ? text : differing;
    else onlyOne = onlyOne < 0 ? text : onlyOne;
    if (!bestReads) rivalAlone += weights[text] as number;
  }
  if (tied) return differing >= 0 ? differing : onlyOne;
  return differing >= 0 && rivalAlone > strayShare * read ? differing : -1;
}

function countRead<F>({ values, beside = 0 }: FormatReading<F>, weights: Uint32Array): number {
  let count = beside;
  for (let text = 0; text < values.length; text++) {
    if (!Number.isNaN(values[text])) count += weights[text] as number;
  }
  return count;
}

/** How many rows hold each distinct text; 0 where the text means missing. */
export function weighTexts(codes: Uint32Array, isMissing: Uint8Array): Uint32Array {
  const weights = new Uint32Array(isMissing.length);
  // Marks of cells that are no texts lie far beyond the array, and reading there is slow.
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < isMissing.length && isMissing[code] === 0) weights[code] = (weights[code] as number) + 1;
  }
  return weights;
}
