import { explainSentiment, openSentiment, type SentimentLabel, scoreSentiment, toRows } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

const opened = openSentiment();

function labelOf(text: string): SentimentLabel {
  return explainSentiment(text, opened).label;
}

/** What VADER gets wrong, after the threads and texts in which users said so. */
const mended: readonly (readonly [string, SentimentLabel, string])[] = [
  ['I don’t like it', 'negative', 'a curly apostrophe'],
  ['NOT GOOD', 'negative', 'capitals'],
  ['I ❤️ it', 'positive', 'an emoji with a variation selector'],
  ['nice 😀great', 'positive', 'an emoji glued to a word'],
  ['👍🏽', 'positive', 'an emoji with a skin tone'],
  ['👎', 'negative', 'an emoji whose name says nothing'],
  ['🔥', 'positive', 'an emoji whose name says something else'],
  ['@united 2 hours ago', 'neutral', 'a name that is a word'],
  ['see https://great.example/good', 'neutral', 'a link'],
  ['Best Buy', 'neutral', 'a firm'],
  ['#awesome', 'positive', 'a tag'],
  ['thanks for nothing', 'negative', 'irony that is a set phrase'],
  ['I used to love this shop', 'negative', 'a love that is over'],
  ['could be better', 'negative', 'what might be'],
  ['far from perfect', 'negative', 'a distance'],
  ['very unlikely to recommend', 'negative', 'a word that denies'],
  ['The problem was solved', 'positive', 'a problem that is gone'],
  ['no problem', 'positive', 'a problem there never was'],
  ['no complaints', 'positive', 'a complaint there never was'],
  ['My order never arrived', 'negative', 'a duty not done'],
  ['it does not work', 'negative', 'a duty not done'],
  ['website is not working', 'negative', 'a duty not done'],
  ['this is not proper', 'negative', 'a duty not done'],
  ['would not buy again', 'negative', 'a promise not to come back'],
  ['still waiting for my refund', 'negative', 'a wait'],
  ['too expensive', 'negative', 'an excess'],
  ['too small', 'negative', 'an excess of what is no fault by itself'],
  ['Not bad at all', 'positive', 'blame that is denied'],
  ['not the worst', 'neutral', 'the harshest blame denied is no praise'],
  ['without a doubt the best', 'positive', 'a denial that is none'],
  ['not only good', 'positive', 'a denial that is none'],
  ['sooooo goooood', 'positive', 'letters drawn out'],
  ['gre\u200bat', 'positive', 'a character nobody sees inside'],
  ['\u202egood\u202c', 'positive', 'marks of direction'],
  ['the phone is pretty bad', 'negative', 'praise that only strengthens'],
  ['overpriced, laggy and full of bugs', 'negative', 'words of customers'],
];

describe('the default mode', () => {
  it.each(mended)('reads %j as %s: %s', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it('lets a denial end with its clause, so a sentence counts alike alone and in company (S15)', () => {
    const after = (text: string): number | undefined => explainSentiment(text, opened).tokens.at(-1)?.contribution;
    expect(after('I do not love it. The other tools are fantastic')).toBe(after('The other tools are fantastic'));
    expect(after('not good, great')).toBe(after('great'));
    expect(labelOf('I do not love X, but the other tools are fantastic')).toBe('positive');
  });

  it('scores no word of one letter and no number, whatever ends in it (S15)', () => {
    const texts = ['s', 'l', 'x', "it's", '187', '143'];
    expect([...scoreSentiment(texts, opened).columns.score]).toEqual(texts.map(() => 0));
    expect(scoreSentiment(['l'], { mode: 'exact' }).columns.score[0]).toBe(0.4588);
  });

  it('keeps praise and blame apart: mixed is not neutral (S21)', () => {
    const texts = ['The room was lovely, the breakfast horrible', 'We came by train'];
    const [mixed, neutral] = toRows(scoreSentiment(texts, opened));
    expect([mixed?.['label'], neutral?.['label']]).toEqual(['mixed', 'neutral']);
    expect([mixed?.['positiveMass'], mixed?.['negativeMass']]).toEqual([2.8, -2.5]);
    expect([neutral?.['positiveMass'], neutral?.['negativeMass']]).toEqual([0, 0]);
  });

  it('weighs what comes after the last "but" of a sentence, and leaves other sentences alone', () => {
    const { tokens } = explainSentiment('Nice shop. Good bread but rude staff. Nice town.', opened);
    expect(tokens.map(({ contribution }) => contribution)).toEqual([1.8, 0.95, -3, 1.8]);
  });

  it('shows the one word that drives a text, and can do without it (S26)', () => {
    const text = 'The parent company has a toxic name';
    expect(explainSentiment(text, opened).tokens.map((token) => token.text)).toEqual(['toxic']);
    expect(scoreSentiment([text], { lexicon: { without: ['Toxic'] } }).columns.score[0]).toBe(0);
  });
});
