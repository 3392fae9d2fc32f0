/** The normal distribution's 0.975. */
const wide = 1.959963984540054;

/**
 * The interval of 95 % of a share (Wilson 1927): it stays within 0 and 1, and is honest where the share is near either.
 *
 * @param ones how many had the outcome
 * @param all of how many
 * @returns its ends
 */
export function wilsonInterval(ones: number, all: number): { readonly lower: number; readonly upper: number } {
  const share = ones / all;
  const pull = (wide * wide) / all;
  const middle = (share + pull / 2) / (1 + pull);
  const half = (wide / (1 + pull)) * Math.sqrt((share * (1 - share)) / all + pull / (4 * all));
  return { lower: ones === 0 ? 0 : Math.max(0, middle - half), upper: ones === all ? 1 : Math.min(1, middle + half) };
}
