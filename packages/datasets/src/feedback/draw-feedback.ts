import type { Random } from '@clientele/stats';
import type { Life } from '../arrivals/life.ts';
import { oneOf } from '../people/draw-person.ts';
import { type Aspect, aspects, sentences } from './phrases.ts';

/** One text, in weeks since the shop opened. */
export interface Comment {
  readonly time: number;
  readonly text: string;
  readonly rating: number;
  /** 1 praise, 0 neither, −1 blame: what the text was written to say. */
  readonly polarity: -1 | 0 | 1;
  readonly aspect: Aspect;
}

/** The share of purchases that are commented on. */
const talkative = 0.15;
/** Those who will leave within so many weeks complain. */
const sourWeeks = 8;
const moods = { usual: { praise: 0.7, blame: 0.2 }, sour: { praise: 0.2, blame: 0.7 } };

/**
 * Draws what a customer writes about purchases, up to a week after them.
 *
 * @param end where the span ends, in weeks
 * @returns comments, ascending in time
 */
export function drawFeedback(random: Random, { purchases, left }: Life, end: number): Comment[] {
  return purchases
    .flatMap((purchase) => {
      if (random.uniform() >= talkative) return [];
      const time = purchase + random.uniform();
      const comment = drawComment(random, time, left - purchase < sourWeeks);
      return time < end ? [comment] : [];
    })
    .sort((one, other) => one.time - other.time);
}

function drawComment(random: Random, time: number, isSour: boolean): Comment {
  const { praise, blame } = isSour ? moods.sour : moods.usual;
  const mood = random.uniform();
  const polarity = mood < praise ? 1 : mood < praise + blame ? -1 : 0;
  const aspect = oneOf(random, aspects);
  const text = oneOf(random, sentences[`${polarity}`]).replace('#', aspect);
  return { time, text, rating: 3 + polarity * (1 + random.below(2)), polarity, aspect };
}
