import { explainSentiment, openSentiment, scoreSentiment } from '@clientele/sentiment';
import { bench, describe } from 'vitest';

const pieces = [
  'Delivery took ages but the staff were lovely :)',
  'NOT happy!! It does not work and nobody answers…',
  '@shop thanks, great service 👍👍',
  'We came by train and went home by bus',
  'The screen is crisp, the battery life is very poor',
];
/** About as long as tweets. */
const texts = Array.from({ length: 10_000 }, (_, row) => `${pieces[row % 5]} ${pieces[(row * 7 + 3) % 5]} ${row}`);

const capitals = 'A'.repeat(1_000_000);

for (const mode of ['exact', 'improved'] as const) {
  const opened = openSentiment({ mode });
  describe(`mode ${mode}`, () => {
    bench('10,000 texts', () => {
      scoreSentiment(texts, opened);
    });
    bench('a megabyte of capitals', () => {
      scoreSentiment([capitals], opened);
    });
    bench('one explanation', () => {
      explainSentiment(texts[0] as string, opened);
    });
    bench('opening the lexicon', () => {
      openSentiment({ mode });
    });
  });
}
