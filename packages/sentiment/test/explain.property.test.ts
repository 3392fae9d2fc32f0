import { explainSentiment, openSentiment, scoreSentences, scoreSentiment, toRows } from '@clientele/sentiment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emojiValences } from '../src/improved/emoji.ts';
import { customerPhrases } from '../src/improved/phrases.ts';
import { deniers, duties } from '../src/improved/rules.ts';
import { specialPhrases } from '../src/vader/constants.ts';

const engines = [openSentiment(), openSentiment({ mode: 'exact' })] as const;

/** Pieces that rules are about, and any text at all. */
const pieces = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('good', 'BAD', 'love', 'terrible', 'no', 'very', 'but', 'kind of', 'so', 'least', 'too'),
  },
  { weight: 2, arbitrary: fc.constantFrom(...deniers, ...duties) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...customerPhrases.split(/[|\n]/).map((text) => text.replace(/^-?\d+ /, ''))),
  },
  { weight: 1, arbitrary: fc.constantFrom(...specialPhrases.map(([phrase]) => phrase)) },
  { weight: 1, arbitrary: fc.constantFrom(...emojiValences.split(/\s/).filter((text) => !/^-?\d+$/.test(text))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('!', '?', ', ', '. ', '\n', ':)', ':-(', '@name', 'http://a.b', '\u200b', '’', '-'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const texts = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 14 })
  .map((parts) => parts.flat().join(''));

describe('every text', () => {
  it('has a score that its tokens explain, exactly', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...engines), (text, engine) => {
        const { tokens, sum, emphasis, score } = explainSentiment(text, engine);
        let total = 0;
        for (const { contribution } of tokens) total += contribution;
        expect(total + emphasis).toBe(sum);
        const digits = engine.mode === 'exact' ? 4 : 15;
        expect(score).toBeCloseTo(sum / Math.sqrt(sum * sum + 15), digits);
        for (const { base, effects, contribution } of tokens) {
          const changed = effects.reduce((value, { change }) => value + change, base);
          expect(Math.abs(changed - contribution)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('has tokens where they stand in the original, in order and apart', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...engines), (text, engine) => {
        const { tokens, tokenCount } = explainSentiment(text, engine);
        expect(tokens.length).toBeLessThanOrEqual(tokenCount);
        let last = 0;
        for (const token of tokens) {
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.start).toBeGreaterThanOrEqual(engine.mode === 'exact' ? 0 : last);
          last = token.end;
          for (const { start, end } of token.effects) expect(text.slice(start, end).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('has finite numbers in their ranges: shares that make 1, or none of them', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...engines), (text, engine) => {
        const [row] = toRows(scoreSentiment([text], engine)) as unknown as [Record<string, number>];
        expect(Math.abs(row['score'] as number)).toBeLessThanOrEqual(1);
        const shares = ['negative', 'neutral', 'positive'].map((name) => row[name] as number);
        const whole = shares.reduce((sum, share) => sum + share, 0);
        expect(Math.min(Math.abs(whole), Math.abs(whole - 1))).toBeLessThanOrEqual(
          engine.mode === 'exact' ? 0.002 : 1e-12,
        );
        expect(row['positiveMass']).toBeGreaterThanOrEqual(0);
        expect(row['negativeMass']).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('a text', () => {
  it('scores alike alone, in any company, in any order, and again', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), fc.constantFrom(...engines), (list, engine) => {
        const together = scoreSentiment(list, engine).columns.score;
        const alone = list.map((text) => scoreSentiment([text], engine).columns.score[0]);
        expect([...together]).toEqual(alone);
        const backwards = scoreSentiment([...list].reverse(), engine).columns.score;
        expect([...backwards].reverse()).toEqual(alone);
      }),
    );
  });

  it('has sentences that lie in it, in order, and score as if they stood alone', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), (list) => {
        const { columns } = scoreSentences(list, engines[0]);
        const alone = scoreSentiment(columns.text as readonly string[], engines[0]).columns;
        expect(columns.score).toEqual(alone.score);
        columns.text.forEach((sentence, at) => {
          const text = list[columns.row[at] as number] as string;
          expect(text.slice(columns.start[at], columns.end[at])).toBe(sentence);
        });
        for (let at = 1; at < columns.row.length; at++) {
          if (columns.row[at] === columns.row[at - 1])
            expect(columns.start[at]).toBeGreaterThanOrEqual(columns.end[at - 1] as number);
        }
      }),
    );
  });

  it('with nothing after it but blanks scores alike in mode exact', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const padded = scoreSentiment([text, ` \t${text} \n`], engines[1]).columns.score;
        expect(padded[1]).toBe(padded[0]);
      }),
    );
  });
});
