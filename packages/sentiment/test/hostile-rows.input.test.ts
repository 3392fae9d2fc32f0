import {
  aggregateFeedback,
  customerSentiment,
  explainSentiment,
  fitSentimentLinear,
  openSentiment,
  openSentimentLinear,
  scoreAspects,
  scoreSentences,
  scoreSentiment,
  summarizeAspects,
  toRows,
} from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { reviews } from './reviews.ts';

type Label = 'negative' | 'neutral' | 'positive' | 'mixed';

/** One text of the list of the issue, and what is said of it: [score to four digits, label] in both modes. */
interface Row {
  readonly text: string;
  readonly improved: readonly [number, Label];
  readonly exact: readonly [number, Label];
}

const silent = [0, 'neutral'] as const;
const good = [0.4404, 'positive'] as const;

const rows: Readonly<Record<string, Row>> = {
  'nothing at all': { text: '', improved: silent, exact: silent },
  'blanks only': { text: ' \t\n\u3000', improved: silent, exact: silent },
  'members of objects': {
    text: 'constructor toString valueOf hasOwnProperty',
    ...{ improved: silent, exact: silent },
  },
  'the prototype': { text: '__proto__ good', improved: good, exact: good },
  'lone surrogates': { text: 'good \ud800 \udc00 \udfff\ud83d', improved: good, exact: good },
  // NUL parts no words in Python: "good\0" is in no lexicon
  NUL: { text: 'good\0 \0 bad', improved: [-0.1531, 'mixed'], exact: [-0.5423, 'negative'] },
  // a mark of direction is part of the word in Python
  'writing from right to left': { text: '\u202egood\u202c טוב مرحبا', improved: good, exact: silent },
  'a flood of emoji': { text: '😀'.repeat(20_000), improved: [1, 'positive'], exact: [1, 'positive'] },
  // VADER knows no heart with a selector
  'a flood of hearts with selectors': { text: '❤️'.repeat(20_000), improved: [1, 'positive'], exact: silent },
  'one word of a megabyte': { text: 'x'.repeat(1_000_000), improved: silent, exact: silent },
  'four thousand capitals and a small letter': { text: `${'A'.repeat(4000)}a`, improved: silent, exact: silent },
};
const model = fitSentimentLinear(reviews);
const trained = openSentimentLinear(model);

/** What the model says of a text none of whose words it knows: its intercept, calibrated. */
const unknown = scoreSentiment(['zzz'], trained).columns.score[0] as number;

describe.each(Object.entries(rows))('%s', (_, { text, improved, exact }) => {
  it.each([
    ['improved', improved],
    ['exact', exact],
  ] as const)('in mode %s', (mode, [score, label]) => {
    const [row] = toRows(scoreSentiment([text], { mode }), ['score', 'label', 'negative', 'neutral', 'positive']);
    expect(row?.['score']).toBeCloseTo(score, 4);
    expect(row?.['label']).toBe(label);
    const shares = (['negative', 'neutral', 'positive'] as const).map((name) => row?.[name] as number);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(text.trim() === '' ? 0 : 1, 2);
    expect(Object.values(row ?? {})).not.toContain(Number.NaN);
  });

  it('by a trained model', () => {
    const [row] = toRows(scoreSentiment([text], trained));
    expect(Object.values(row ?? {})).not.toContain(Number.NaN);
    const { tokens } = explainSentiment(text, trained);
    const isKnown = tokens.some(({ contribution }) => contribution !== 0);
    if (text.trim() === '') expect(row).toMatchObject({ score: 0, label: 'neutral', negative: 0, positive: 0 });
    else if (!isKnown) expect(row?.['score']).toBe(unknown);
    expect(Math.abs(row?.['score'] as number)).toBeLessThan(1);
  });

  it('by sentence and by aspect, at their places in the text as it was given', () => {
    const wrapped = `${text} delivery`;
    for (const by of [openSentiment(), openSentiment({ mode: 'exact' }), trained]) {
      const sentences = toRows(scoreSentences([wrapped], by));
      for (const { start, end, text: sentence, score } of sentences) {
        expect(wrapped.slice(start as number, end as number)).toBe(sentence);
        expect(Math.abs(score as number)).toBeLessThanOrEqual(1);
      }
      const aspects = scoreAspects([wrapped], { by });
      const [mention] = toRows(aspects);
      expect([mention?.['aspect'], wrapped.slice(mention?.['start'] as number, mention?.['end'] as number)]).toEqual([
        'delivery',
        'delivery',
      ]);
      expect(Number.isNaN(mention?.['score'])).toBe(false);
      expect(summarizeAspects(aspects).length).toBe(1);
    }
  });
});

describe('customers of all these texts', () => {
  const texts = Object.values(rows).map(({ text }) => text);
  const feedback = texts.map((text, row) => ({
    customer: ['__proto__', 'constructor', '\ud800', ''][row % 4] || 'nobody',
    time: `2026-01-${String(row + 1).padStart(2, '0')}`,
    text,
  }));
  const finite = (table: Parameters<typeof toRows>[0]): boolean =>
    toRows(table).every((row) =>
      Object.values(row).every((value) => typeof value !== 'number' || Number.isFinite(value)),
    );

  it('are summed up, blank texts dropped and told', () => {
    const table = customerSentiment(feedback, { asOf: '2026-03-01' });
    expect(
      toRows(table, ['customer'])
        .map(({ customer }) => customer)
        .sort(),
    ).toEqual(['__proto__', 'constructor', 'nobody', '\ud800']);
    expect(table.columns.count.reduce((sum, count) => sum + count, 0)).toBe(texts.length - 2);
    expect(table.issues.listed.map(({ row }) => row)).toEqual([0, 1]);
    expect(finite(table)).toBe(true);
  });

  it('have bounds with one text each, and none of theirs is NaN', () => {
    const { score } = scoreSentiment(texts).columns;
    const table = aggregateFeedback({
      customer: texts.map((_, row) => `c${row}`),
      time: texts.map((_, row) => row * 86_400_000),
      score,
    });
    expect(table.length).toBe(texts.length);
    expect(finite(table)).toBe(true);
    for (const { lower, score: mean, upper } of toRows(table)) {
      expect(lower as number).toBeLessThanOrEqual(mean as number);
      expect(upper as number).toBeGreaterThanOrEqual(mean as number);
    }
  });
});

describe('what is no string', () => {
  it.each([null, undefined, 7, {}, ['a']])(
    'is refused with its row where texts are given, and set aside where rows are: %s',
    (value) => {
      const texts = ['fine', value as never];
      for (const run of [
        () => scoreAspects(texts),
        () => scoreSentences(texts, trained),
        () => scoreSentiment(texts, trained),
        () => fitSentimentLinear({ text: texts, label: [0, 1] }),
      ]) {
        expect(run).toThrow(/row 1: text must be a string, got /);
      }
      const feedback = [
        { customer: 'Ada', time: '2026-01-01', text: 'Great service' },
        { customer: 'Ada', time: '2026-01-02', text: value as string },
      ];
      const table = customerSentiment(feedback, { asOf: '2026-02-01' });
      expect([...table.columns.count]).toEqual([1]);
      expect(table.issues.listed.map(({ row, column, action }) => [row, column, action])).toEqual([
        [1, 'text', 'dropped'],
      ]);
    },
  );
});
