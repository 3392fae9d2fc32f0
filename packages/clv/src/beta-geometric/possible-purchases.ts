/** Chances of numbers of purchases within a horizon, were nobody to leave: P(least), P(least + 1), … */
export interface Possible {
  readonly least: number;
  readonly masses: Float64Array;
}

/** Events within a horizon, of which every k-th is a purchase. */
export interface Events {
  /** Shape of the gamma distribution of the rate of events. */
  readonly R: number;
  /** Horizon over the rate of that distribution. */
  readonly u: number;
  /** Events since the last purchase, below k. */
  readonly j: number;
  readonly k: number;
}

/**
 * Purchases within a horizon: one for each k of the events, of which j have come already. The number of events is negative
 * binomial; its chances are taken from the mode outward, as far as they tell.
 *
 * @param events within the horizon
 * @returns the chances, which sum to 1
 */
export function possiblePurchases({ R, u, j, k }: Events): Possible {
  const w = u / (1 + u);
  const mode = Math.max(0, Math.floor((R - 1) * u));
  const up = outward(mode, 1, (n) => ((R + n) / (n + 1)) * w);
  const down = outward(mode, -1, (n) => n / ((R + n - 1) * w));
  const least = Math.floor((mode - down.length + 1 + j) / k);
  const most = Math.floor((mode + up.length - 1 + j) / k);
  const masses = new Float64Array(most - least + 1);
  const total = sumOf(up) + sumOf(down) - 1;
  const put = (n: number, chance: number): void => {
    const at = Math.floor((n + j) / k) - least;
    masses[at] = (masses[at] as number) + chance / total;
  };
  for (let i = down.length - 1; i > 0; i--) put(mode - i, down[i] as number);
  for (let i = 0; i < up.length; i++) put(mode + i, up[i] as number);
  return { least, masses };
}

/** @returns P(M >= least), P(M >= least + 1), … of purchases M, summed from the far end */
export function atLeast({ masses }: Possible): Float64Array {
  const tails = new Float64Array(masses.length);
  let tail = 0;
  for (let i = masses.length - 1; i >= 0; i--) {
    tail += masses[i] as number;
    tails[i] = tail;
  }
  return tails;
}

/** @returns the chance of a purchase */
export function atLeastOne(possible: Possible): number {
  if (possible.least > 0) return 1;
  return atLeast(possible)[1] ?? 0;
}

/** Chances in units of that of the mode, step by step away from it, until what is left is below the last digit. */
function outward(mode: number, direction: 1 | -1, ratio: (n: number) => number): number[] {
  const found = [1];
  let chance = 1;
  for (let n = mode; found.length < 1e6 && n + direction >= 0; n += direction) {
    const factor = ratio(n);
    chance *= factor;
    found.push(chance);
    if (factor < 1 && chance / (1 - factor) < 1e-18) break;
  }
  return found;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
