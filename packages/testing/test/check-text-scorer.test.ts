import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { ContractFailure, checkTextScorer, type TextScorerCase, textScorerChecks } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const worth: ReadonlyMap<string, number> = new Map([
  ['good', 1],
  ['bad', -1],
  ['ugly', -2],
]);

function tokensOf(text: string): { start: number; end: number; text: string; contribution: number }[] {
  return [...text.matchAll(/[a-z]+/g)].flatMap(({ 0: word, index }) => {
    const contribution = worth.get(word);
    return contribution === undefined ? [] : [{ start: index, end: index + word.length, text: word, contribution }];
  });
}

function scoreOf(text: string, scale = 15): number {
  const sum = tokensOf(text).reduce((all, { contribution }) => all + contribution, 0);
  return sum / Math.sqrt(sum * sum + scale) + 0;
}

const toy: TextScorerCase = {
  name: 'scoreToy',
  sample: [
    'good',
    'bad',
    'ugly',
    'good bad',
    'good good',
    'bad bad',
    'a',
    'b good',
    'c bad',
    'the good, the bad, the ugly',
  ],
  score(texts, options = {}) {
    if (Object.keys(options).some((name) => name !== 'scale')) {
      throw new InvalidOptionError('scoreToy', [{ option: 'x', allowed: 'scale', received: 'another' }]);
    }
    const wrong = texts.findIndex((text) => typeof text !== 'string');
    if (wrong >= 0) throw new InvalidInputError(`scoreToy: row ${wrong} holds no text`);
    return { score: texts.map((text) => scoreOf(text, options['scale'] as number | undefined)) };
  },
  explain(text) {
    const tokens = tokensOf(text);
    const sum = tokens.reduce((all, { contribution }) => all + contribution, 0);
    return { sum, emphasis: 0, score: scoreOf(text), tokens };
  },
  options: { scale: 4 },
};

const { score, explain = () => ({ sum: 0, emphasis: 0, score: 0, tokens: [] }) } = toy;
/** The toy whose scores are changed after the fact. */
const then = (change: (scores: number[], texts: readonly string[]) => number[]): TextScorerCase => ({
  ...toy,
  score: (texts, options) => ({ score: change(Array.from(score(texts, options)['score'] ?? []) as number[], texts) }),
});
/** A plain object for a lexicon: "constructor" is found in it. */
const careless: Record<string, number> = { good: 1 };

let calls = 0;

/** For every check, twins that break the contract in the way that it must notice. */
const brokenTwins: Readonly<Record<string, readonly TextScorerCase[]>> = {
  'a text has the bits it has in a batch, in any order, and again': [
    then((scores) => scores.map((value) => value + calls++ * 1e-9)),
    then((scores) => scores.map((value, row) => value + row * 1e-9)),
    then((scores) => scores.map((value) => value / scores.length)),
  ],
  'any string has a finite score from -1 to 1, and the empty one 0': [
    then((scores, texts) => scores.map((value, row) => value + Number(careless[texts[row]?.split(' ')[0] ?? ''] ?? 0))),
    then((scores, texts) => scores.map((value, row) => (texts[row] === '' ? 0.1 : value))),
    then((scores) => scores.map((value) => value * 1e9 + 0.5)),
  ],
  'what is no string is refused, its row named': [
    { ...toy, score: (texts, options) => score(texts.map(String), options) },
    {
      ...toy,
      score: (texts, options) => {
        if (texts.some((text) => typeof text !== 'string')) throw new TypeError('text.split is not a function');
        return score(texts, options);
      },
    },
  ],
  'unknown options are refused, and each known one changes an answer': [
    { ...toy, score: (texts, { scale } = {}) => score(texts, scale === undefined ? {} : { scale }) },
    { ...toy, score: (texts, options = {}) => ('scale' in options ? score(texts) : score(texts, options)) },
  ],
  'an explanation adds up, and its tokens stand where they say': [
    { ...toy, explain: (text) => ({ ...explain(text), sum: explain(text).sum + 1e-12 }) },
    { ...toy, explain: (text) => ({ ...explain(text), score: 0 }) },
    {
      ...toy,
      explain: (text) => {
        const told = explain(text);
        return { ...told, tokens: told.tokens.map((token) => ({ ...token, start: token.start + 1 })) };
      },
    },
  ],
};

describe('checkTextScorer', () => {
  it('passes what keeps the contract, with or without explanations', () => {
    const { explain: _, ...silent } = toy;
    for (const scorer of [toy, silent]) for (const check of checkTextScorer(scorer)) check.run();
  });
  it('has broken twins for every check', () => {
    expect(Object.keys(brokenTwins)).toEqual(textScorerChecks.map(({ name }) => name));
  });
  it.each(textScorerChecks)('notices each twin that breaks it: $name', ({ name, run }) => {
    for (const twin of brokenTwins[name] ?? []) expect(() => run(twin)).toThrow(ContractFailure);
  });
  it('refuses a sample that would prove nothing', () => {
    expect(() => checkTextScorer({ ...toy, sample: ['good', 'bad'] })).toThrow('ten texts or more');
    expect(() => checkTextScorer(then((scores) => scores.map(() => 0)))).toThrow('all score alike');
  });
});
