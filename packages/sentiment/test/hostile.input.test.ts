import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { explainSentiment, openSentiment, scoreSentences, scoreSentiment } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

const engines = [openSentiment(), openSentiment({ mode: 'exact' })];

describe('what is no text (S28)', () => {
  it.each([null, undefined, 7, ['a'], { text: 'a' }, new Uint8Array(2), Symbol('a')])(
    'is refused with its row: %s',
    (value) => {
      for (const verb of [scoreSentiment, scoreSentences]) {
        const error = caught(() => verb(['fine', value as never]));
        expect(error).toBeInstanceOf(InvalidInputError);
        const code = value === null || value === undefined ? 'missing-value' : 'invalid-text';
        expect((error as InvalidInputError).issues).toMatchObject([{ row: 1, column: 'text', code }]);
      }
      expect(caught(() => explainSentiment(value as never))).toBeInstanceOf(InvalidInputError);
    },
  );
  it('is counted, row by row', () => {
    const error = caught(() => scoreSentiment(['a', null, 3] as string[])) as InvalidInputError;
    expect(error.message).toBe('scoreSentiment: 2 rows, first row 1: text must be a string, got null');
    expect(error.issues.map(({ row }) => row)).toEqual([1, 2]);
  });
  it.each(['one text', null, 5, {}, new Map()])('is refused in the place of the list: %s', (value) => {
    expect(() => scoreSentiment(value as never)).toThrow(/^scoreSentiment: texts must be a list of strings, got /);
  });
  it('may be missing altogether', () => {
    expect(scoreSentiment([]).length).toBe(0);
    expect(scoreSentences(['', ' \n ']).length).toBe(0);
  });
});

describe('options', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['mode', { mode: 'vader' }],
    ['threshold', { threshold: 0 }],
    ['threshold', { threshold: Number.NaN }],
    ['thresholds', { thresholds: 0.1 }],
    ['lexicon', { lexicon: 'good' }],
    ['lexicon[0]', { lexicon: [null] }],
    ['lexicon[0].word', { lexicon: { word: {} } }],
    ['lexicon[1].words["parcel"]', { lexicon: [{}, { words: { parcel: 5 } }] }],
    ['lexicon[0].words["parcel"]', { lexicon: { words: { parcel: '2' } } }],
    ['lexicon[0].words[""]', { lexicon: { words: { ' ': 1 } } }],
    ['lexicon[0].words["a b"]', { mode: 'exact', lexicon: { words: { 'a b': 1 } } }],
    ['lexicon[0].words["a b c d e f g"]', { lexicon: { words: { 'a b c d e f g': 1 } } }],
    ['lexicon[0].words', { lexicon: { words: ['good'] } }],
    ['lexicon[0].without', { lexicon: { without: 'good' } }],
  ];
  it.each(wrong)('that are wrong are named: %s', (option, options) => {
    for (const verb of [
      openSentiment,
      (by: never) => scoreSentiment(['a'], by),
      (by: never) => explainSentiment('a', by),
    ]) {
      const error = caught(() => verb(options as never));
      expect(error).toBeInstanceOf(InvalidOptionError);
      expect((error as InvalidOptionError).problems[0]?.option).toBe(option);
    }
  });
  it('have an effect, each', () => {
    const text = ['I don’t like it'];
    const plain = scoreSentiment(text).columns;
    expect(scoreSentiment(text, { mode: 'exact' }).columns.score).not.toEqual(plain.score);
    expect(scoreSentiment(text, { lexicon: { words: { like: 3 } } }).columns.score).not.toEqual(plain.score);
    expect(scoreSentiment(text, { threshold: 0.9 }).columns.label.codes).not.toEqual(plain.label.codes);
  });
});

describe('a word drawn out', () => {
  it('is the word, however long it is drawn', () => {
    const scores = ['good', 'gooood', `g${'o'.repeat(5_000_000)}d`, `${'S'.repeat(3_000_000)}O BAD`].map(
      (text) => scoreSentiment([text]).columns.score[0] as number,
    );
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[1]).toBeGreaterThan(0);
    expect(scores[2]).toBeGreaterThan(0);
    expect(scores[3]).toBeLessThan(0);
  });
});

describe('hostile texts', () => {
  const long = 1_000_000;
  const fill = (piece: string): string => piece.repeat(Math.ceil(long / piece.length)).slice(0, long);
  /** A million characters each; the npm port of VADER needs 17 s for 4,000 capitals and a small letter. */
  const texts: Readonly<Record<string, string>> = {
    'one word of capitals': `${fill('A').slice(1)}a`,
    'capitals and small letters in turn': fill('aA '),
    'exclamation marks': fill('!'),
    'all kinds of marks': fill('!?.,-(\'"'),
    'opening brackets': fill('('),
    'one emoji': fill('😀'),
    'hearts with selectors': fill('❤️'),
    'families of emoji': fill('👨‍👩‍👧'),
    'praise and but': fill('good bad but nice '),
    'nothing but one word': fill('good '),
    'nothing but denials': fill('not '),
    'the beginning of phrases': fill('like a like '),
    'apostrophes in words': fill("a'"),
    'hyphens in words': fill('a-b'),
    'letters drawn out': `aab${fill('o')}`,
    'points between digits': fill('1.'),
    names: fill('@a '),
    'the beginnings of links': fill('http://'),
    'lone surrogates': fill('\ud800'),
    'characters nobody sees': fill('a\u200b'),
    NUL: fill('\0'),
    'line breaks': fill('\n'),
    Chinese: fill('好'),
    'Arabic with marks of direction': fill('\u202eمرحبا '),
    'combining accents': fill('e\u0301'),
  };
  // How long they take is for the bench to say; a search that grew with the square would meet the runner's limit here.
  it.each(Object.keys(texts))('of a megabyte come to an end and give a number: %s', (name) => {
    const text = texts[name] as string;
    for (const engine of engines) {
      const { score } = scoreSentiment([text], engine).columns;
      expect(score[0]).toBeGreaterThanOrEqual(-1);
      expect(score[0]).toBeLessThanOrEqual(1);
    }
    expect(scoreSentences([text], engines[0]).columns.score.every((score) => Math.abs(score) <= 1)).toBe(true);
  });
});
