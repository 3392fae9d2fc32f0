import { openRandom, type Random } from '@clientele/stats';

/** One that draws whole numbers below 2³². */
const words = 2 ** 32;

/**
 * A stream of its own for one purpose, so that whoever draws more from one changes nothing in the others.
 *
 * @param random the stream that decides where the branch starts; four numbers are drawn from it
 */
export function branch(random: Random): Random {
  return openRandom([random.below(words), random.below(words), random.below(words), random.below(words)]);
}
