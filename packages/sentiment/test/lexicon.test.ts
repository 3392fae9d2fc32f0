import { type LexiconLayer, openSentiment, scoreSentiment } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

function score(text: string, options: Parameters<typeof scoreSentiment>[1]): number {
  return scoreSentiment([text], options).columns.score[0] as number;
}

describe('layers of the lexicon', () => {
  it('add words, change them and take them, the later layer last', () => {
    const layers: readonly LexiconLayer[] = [
      { words: { parcel: 2, good: -1 } },
      { words: { parcel: -2 }, without: ['nice'] },
    ];
    for (const mode of ['exact', 'improved'] as const) {
      expect(score('parcel', { mode, lexicon: layers })).toBeCloseTo(-2 / Math.sqrt(19), 4);
      expect(score('good', { mode, lexicon: layers })).toBeCloseTo(-1 / 4, 4);
      expect(score('nice', { mode, lexicon: layers })).toBe(0);
      expect(score('parcel', { mode })).toBe(0);
    }
  });

  it('know phrases, which hide their words and can be denied', () => {
    const lexicon = { words: { 'happy hour': 0, 'wait time': -1.5, 'one star hotel': 1 } };
    expect(score('happy hour', { lexicon })).toBe(0);
    expect(score('the Wait  Time', { lexicon })).toBeCloseTo(-1.5 / Math.sqrt(17.25), 12);
    expect(score('no wait time', { lexicon })).toBeGreaterThan(0);
    expect(score('one star hotel', { lexicon })).toBe(0.25);
    expect(score('happy, hour', { lexicon })).toBeGreaterThan(0.5);
  });

  it('take words such as __proto__ and constructor as any other', () => {
    const words = new Map([
      ['__proto__', -2],
      ['constructor', 3],
    ]);
    expect(score('__proto__', { mode: 'exact', lexicon: { words } })).toBe(0);
    expect(score('constructor', { mode: 'exact', lexicon: { words } })).toBe(0.6124);
    expect(score('constructor', { lexicon: { words } })).toBeCloseTo(0.6124, 4);
    expect(score('constructor toString hasOwnProperty', {})).toBe(0);
  });

  it('say which words to be left out were not there', () => {
    const { notes, words } = openSentiment({ lexicon: { without: ['good', 'zzyzx'] } });
    expect(notes).toMatchObject([{ code: 'words-not-in-lexicon', details: { words: ['zzyzx'] } }]);
    expect(words).toBe(openSentiment().words - 1);
  });

  it('are not changed, and change nothing outside', () => {
    const lexicon = Object.freeze({ words: Object.freeze({ parcel: 2 }), without: Object.freeze(['good']) });
    expect(score('good parcel', { lexicon })).toBeGreaterThan(0.4);
    expect(score('good', {})).toBeGreaterThan(0.4);
  });
});
