import { explainSentiment, type LexiconMode, scoreSentiment } from '@clientele/sentiment';
import { checkTextScorer } from '@clientele/testing';
import { describe, it } from 'vitest';

const sample = [
  'Great service, thank you!',
  'I don’t like it',
  'It does not work!!',
  'We came by train',
  'NOT a good deal, but the staff were VERY kind :)',
  'Lovely room, terrible food',
  'Best Buy sent a parcel',
  '👍👍 would buy again',
  'Too expensive. Still waiting for my refund.',
  'At least it is not horrible',
];

describe.each(['improved', 'exact'] as const)('scoreSentiment in mode %s', (mode: LexiconMode) => {
  const other = mode === 'exact' ? 'improved' : 'exact';
  const checks = checkTextScorer({
    name: 'scoreSentiment',
    sample,
    score: (texts, options = {}) => {
      const { label, ...columns } = scoreSentiment(texts, { mode, ...options }).columns;
      return { ...columns, label: label.codes };
    },
    explain: (text) => explainSentiment(text, { mode }),
    options: { mode: other, lexicon: { words: { parcel: -2 } }, threshold: 0.99 },
  });
  for (const check of checks) it(check.name, check.run);
});
