import assert from 'node:assert/strict';
import { fitSentimentLinear, parseSentimentLinearModel, scoreSentimentLinear } from 'clientele';
import type { Check } from '../src/lesson.ts';
import type { Review } from './exercises.ts';

const things = ['jas', 'broek', 'trui', 'lamp', 'stoel', 'tas'];
const praise = ['zoals beloofd', 'snel geleverd', 'echt een aanrader', 'past precies'];
const blame = ['valt te klein', 'kwam kapot aan', 'duurde veel te lang', 'nooit meer'];

/** Reviews in Dutch, which no lexicon of the package reads. */
const reviews: readonly Review[] = things.flatMap((thing, at) => [
  ...praise.map((words, k) => ({ text: `${thing}: ${words}`, stars: 4 + ((at + k) % 2) })),
  ...blame.map((words, k) => ({ text: `${thing}: ${words}`, stars: 1 + ((at + k) % 2) })),
  { text: `${thing}: gaat wel`, stars: 3 },
]);
const unseen: readonly Review[] = [
  { text: 'tafel: snel geleverd', stars: 5 },
  { text: 'tafel: past precies', stars: 4 },
  { text: 'kast: echt een aanrader', stars: 5 },
  { text: 'kast: kwam kapot aan', stars: 1 },
  { text: 'kast: gaat wel', stars: 3 },
];
const { text, label } = {
  text: reviews.filter(({ stars }) => stars !== 3).map((review) => review.text),
  label: reviews.filter(({ stars }) => stars !== 3).map(({ stars }) => Number(stars > 3)),
};
const model = fitSentimentLinear({ text, label }, { bits: 12 });

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'labelsOfStars keeps 1, 2, 4 and 5 stars, in their order',
    passes: ({ labelsOfStars }) => assert.deepEqual(labelsOfStars(reviews), { text, label }),
  },
  {
    name: 'trained gives a model of two classes that learnt from 48 reviews',
    passes: ({ trained }) => {
      const { parameters, diagnostics } = parseSentimentLinearModel(trained(reviews));
      assert.equal(parameters.classes.neutral, null);
      assert.equal(diagnostics.rows, 48);
    },
  },
  {
    name: 'accuracyOn reads reviews that were not learnt from, three stars left out',
    passes: ({ accuracyOn }) => {
      assert.equal(accuracyOn(model, unseen), 1);
      assert.equal(accuracyOn(model, [...unseen, { text: 'bed: snel geleverd', stars: 1 }]), 0.8);
    },
  },
  {
    name: 'baseline is the share of the larger class',
    passes: ({ baseline }) => {
      assert.equal(baseline(unseen), 0.75);
      assert.equal(baseline(reviews), 0.5);
    },
  },
  {
    name: 'learnOn knows the new words as well, and leaves the old model alone',
    passes: ({ learnOn }) => {
      const before = JSON.stringify(model);
      const news = things.flatMap((thing) => [
        { text: `${thing}: topper`, stars: 5 },
        { text: `${thing}: miskoop`, stars: 1 },
      ]);
      const later = parseSentimentLinearModel(learnOn(model, news));
      const [up, down] = scoreSentimentLinear(later, ['topper', 'miskoop']).columns.score;
      const [upBefore, downBefore] = scoreSentimentLinear(model, ['topper', 'miskoop']).columns.score as unknown as [
        number,
        number,
      ];
      assert.ok((up ?? -1) > upBefore && (down ?? 1) < downBefore, `topper ${up}, miskoop ${down}`);
      assert.equal(JSON.stringify(model), before);
    },
  },
];
