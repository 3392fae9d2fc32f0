import { frozen } from '@clientele/core';
import type { SentimentColumns } from '../score/columns.ts';
import type { SentimentExplanation, SentimentToken } from '../score/explanation.ts';
import { type SentimentLabel, sentimentLabels } from '../score/label.ts';
import type { OpenSentiment, TextReader } from '../score/open-sentiment.ts';
import { softmax } from './calibrate.ts';
import type { Features, ReadFeatures } from './features.ts';
import { lexiconFeatures } from './lexicon-features.ts';
import type { LinearParameters } from './model.ts';

/** Which share of the weight of a run of one, two or three tokens belongs to each of them: powers of 2, so that sums are exact. */
const shares: readonly (readonly number[])[] = [[], [1], [0.5, 0.5], [0.25, 0.5, 0.25]];

/** Reads texts by the weights of a trained model. */
export function linearReader(
  parameters: LinearParameters,
  weights: readonly Int32Array[],
  read: ReadFeatures,
  threshold: number,
  lexicon: OpenSentiment | undefined,
): TextReader {
  const { intercepts, stepsPerUnit } = parameters;
  const isThree = weights.length === 2;
  const [positive, negative] = weights as [Int32Array, Int32Array | undefined];
  const extrasOf = (texts: readonly string[]): ((row: number) => readonly number[]) | null =>
    lexicon === undefined ? null : lexiconFeatures(lexicon, texts);
  /** Steps that a feature adds to the log-odds of praise against blame. */
  const steps = (bucket: number): number => (positive[bucket] as number) - (negative?.[bucket] ?? 0);

  function columns(texts: readonly string[]): SentimentColumns {
    const fresh = (): Float64Array => new Float64Array(texts.length);
    const found = {
      score: fresh(),
      negative: fresh(),
      neutral: fresh(),
      positive: fresh(),
      negativeMass: fresh(),
      positiveMass: fresh(),
    };
    const codes = new Uint32Array(texts.length);
    const extras = extrasOf(texts);
    texts.forEach((text, row) => {
      const features = read(text, extras?.(row));
      if (features.tokens.length === 0) {
        codes[row] = 1;
        return;
      }
      let [above, below, lift, drag] = [intercepts[0] as number, intercepts[1] ?? 0, 0, 0];
      for (let i = 0; i < features.length; i++) {
        const bucket = features.buckets[i] as number;
        const [one, other] = [positive[bucket] as number, negative === undefined ? 0 : (negative[bucket] as number)];
        above += one;
        below += other;
        if (one > other) lift += one - other;
        else drag += one - other;
      }
      const chances = chancesOf(isThree ? [above / stepsPerUnit, below / stepsPerUnit] : [above / stepsPerUnit]);
      found.negative[row] = chances[0] as number;
      found.neutral[row] = chances[1] as number;
      found.positive[row] = chances[2] as number;
      found.score[row] = (chances[2] as number) - (chances[0] as number);
      found.negativeMass[row] = drag / stepsPerUnit;
      found.positiveMass[row] = lift / stepsPerUnit;
      codes[row] = mostProbable(chances);
    });
    const { score, ...others } = found;
    const label = Object.freeze({ dictionary: Object.freeze({ values: sentimentLabels }), codes });
    return { score, label, ...others };
  }

  function explain(text: string): SentimentExplanation {
    const { score, label } = columns([text]);
    const features = read(text, extrasOf([text])?.(0));
    const { tokens } = features;
    const isEmpty = tokens.length === 0;
    const contributions = contributionsOf(features, steps);
    const outside = (intercepts[0] as number) - (intercepts[1] ?? 0) + contributions.outside;
    const listed: SentimentToken[] = [];
    contributions.ofTokens.forEach((value, token) => {
      if (value === 0) return;
      const [start, end] = [tokens.starts[token] as number, tokens.ends[token] as number];
      const contribution = value / stepsPerUnit;
      listed.push({ start, end, text: text.slice(start, end), base: contribution, effects: [], contribution });
    });
    const emphasis = isEmpty ? 0 : outside / stepsPerUnit;
    return frozen({
      score: score[0] as number,
      label: sentimentLabels[label.codes[0] as number] as SentimentLabel,
      mode: 'linear',
      threshold,
      sum: listed.reduce((sum, { contribution }) => sum + contribution, 0) + emphasis,
      emphasis,
      tokens: listed,
      tokenCount: tokens.length,
    }) as SentimentExplanation;
  }

  // log-odds of praise against blame alone: of a piece nothing is known that would be neutral
  return { columns, explain, scoreOf: (sum) => Math.tanh(sum / 2) };
}

/** Steps by token, runs shared among their tokens; those of features that belong to no token apart. */
function contributionsOf(
  features: Features,
  steps: (bucket: number) => number,
): { ofTokens: Float64Array; outside: number } {
  const ofTokens = new Float64Array(features.tokens.length);
  let outside = 0;
  for (let i = 0; i < features.length; i++) {
    const value = steps(features.buckets[i] as number);
    const first = features.firsts[i] as number;
    if (first < 0) outside += value;
    (shares[features.widths[i] as number] as readonly number[]).forEach((share, at) => {
      ofTokens[first + at] = (ofTokens[first + at] as number) + share * value;
    });
  }
  return { ofTokens, outside };
}

/** Probabilities of negative, neutral and positive from log-odds against the class of reference. */
function chancesOf(logits: readonly number[]): readonly number[] {
  const [reference, positive, negative] = softmax(logits) as [number, number, number?];
  return negative === undefined ? [reference, 0, positive] : [negative, reference, positive];
}

/** The most probable class; neither of two that are equally probable, but neutral. */
function mostProbable(chances: readonly number[]): number {
  const best = Math.max(...chances);
  return chances.indexOf(best) === chances.lastIndexOf(best) ? chances.indexOf(best) : 1;
}
