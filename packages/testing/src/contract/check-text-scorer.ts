import { ClienteleError } from '@clientele/core';
import { firstDifference } from './compare.ts';
import { demand } from './estimator.ts';
import { plainValues, shuffled, takeValues } from './rows.ts';
import { hostileTexts, type TextCheck, type TextScorerCase } from './text-scorer.ts';

/** The contract that everything keeps that scores texts, check by check. */
export const textScorerChecks: readonly TextCheck[] = [
  {
    name: 'a text has the bits it has in a batch, in any order, and again',
    run({ name, sample, score }) {
      const batch = plainValues(score(sample));
      const order = shuffled(sample.length);
      const mixed = plainValues(score(order.map((row) => sample[row] as string)));
      const difference = firstDifference(takeValues(batch, order), mixed, 0, 'answer');
      demand(difference === null, () => `${name}: another order, another ${difference}`);
      sample.forEach((text, row) => {
        const alone = firstDifference(takeValues(batch, [row]), plainValues(score([text])), 0, 'answer');
        demand(alone === null, () => `${name}: text ${row} alone, ${alone}`);
      });
    },
  },
  {
    name: 'any string has a finite score from -1 to 1, and the empty one 0',
    run({ name, score }) {
      const scores = Array.from(score(hostileTexts)['score'] ?? []);
      scores.forEach((value, row) => {
        const isRight = typeof value === 'number' && value >= -1 && value <= 1;
        demand(isRight, () => `${name}: hostile text ${row} scores ${value}`);
      });
      demand(scores.length === hostileTexts.length, () => `${name}: ${scores.length} scores`);
      demand(
        scores[0] === 0 && scores[1] === 0,
        () => `${name}: a text without words scores ${scores[0]}, ${scores[1]}`,
      );
    },
  },
  {
    name: 'what is no string is refused, its row named',
    run({ name, score, sample }) {
      for (const value of [null, undefined, 7, ['a'], { text: 'a' }, new Uint8Array(1)]) {
        const error = caught(() => score([sample[0] as string, value as never]));
        const isNamed =
          error instanceof ClienteleError && error.code === 'invalid-input' && /\brow 1\b/.test(error.message);
        demand(isNamed, () => `${name}: ${String(value)} as a text gave ${String(error)}`);
      }
    },
  },
  {
    name: 'unknown options are refused, and each known one changes an answer',
    run({ name, score, sample, options }) {
      const error = caught(() => score(sample, { noSuchOption: 1 }));
      const isRefused = error instanceof ClienteleError && error.code === 'invalid-option';
      demand(isRefused, () => `${name} took an unknown option`);
      const plain = plainValues(score(sample));
      for (const [option, value] of Object.entries(options)) {
        const difference = firstDifference(plain, plainValues(score(sample, { [option]: value })));
        demand(difference !== null, () => `${name}: option ${option} changes nothing`);
      }
    },
  },
  {
    name: 'an explanation adds up, and its tokens stand where they say',
    run({ name, sample, score, explain }) {
      if (explain === undefined) return;
      const scores = score([...sample, ...hostileTexts])['score'] ?? [];
      [...sample, ...hostileTexts].forEach((text, row) => {
        const { sum, emphasis, tokens, score: explained } = explain(text);
        const total = tokens.reduce((all, { contribution }) => all + contribution, 0) + emphasis;
        demand(total === sum, () => `${name}: text ${row}: contributions make ${total}, the sum is ${sum}`);
        demand(explained === scores[row], () => `${name}: text ${row}: ${explained} explained, ${scores[row]} scored`);
        const astray = tokens.find((token) => token.text !== text.slice(token.start, token.end));
        demand(astray === undefined, () => `${name}: text ${row}: ${astray?.text} does not stand at ${astray?.start}`);
      });
    },
  },
];

/**
 * The contract suite for what scores texts: register each check as a test of its own.
 *
 * @param scorer the verb, its explanation and a sample; fewer than ten texts, or texts that all score alike, would prove
 * nothing and are refused
 * @returns the checks
 * @example
 * for (const check of checkTextScorer(sentiment)) it(check.name, check.run);
 */
export function checkTextScorer(scorer: TextScorerCase): { readonly name: string; readonly run: () => void }[] {
  const { name, sample } = scorer;
  demand(sample.length >= 10, () => `${name}: the sample needs ten texts or more`);
  const scores = new Set(Array.from(scorer.score(sample)['score'] ?? []));
  demand(scores.size > 1, () => `${name}: the texts of the sample all score alike`);
  return textScorerChecks.map((check) => ({ name: check.name, run: () => check.run(scorer) }));
}

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}
