import { frozen } from '@clientele/core';
import { roundHalfEven } from '../vader/round.ts';
import type { SentimentColumns } from './columns.ts';
import type { Effect } from './effect.ts';
import type { SentimentEffect, SentimentExplanation, SentimentToken } from './explanation.ts';
import { labelCode, type SentimentLabel, sentimentLabels } from './label.ts';
import type { LexiconMode } from './mode.ts';
import type { TextReader } from './open-sentiment.ts';
import type { Engine, TokenSpan } from './reading.ts';
import { newNumbers, normalized, summarize } from './summarize.ts';

/** Reads texts by a lexicon and its rules. */
export function lexiconReader(engine: Engine, mode: LexiconMode, threshold: number): TextReader {
  const columns = (texts: readonly string[]): SentimentColumns => columnsOf(texts, engine, mode, threshold);
  return {
    columns,
    explain: (text) => explain(text, engine, mode, threshold, columns([text]).score[0] as number),
    scoreOf: normalized,
  };
}

function columnsOf(texts: readonly string[], engine: Engine, mode: LexiconMode, threshold: number): SentimentColumns {
  const { length } = texts;
  const columns = {
    score: new Float64Array(length),
    negative: new Float64Array(length),
    neutral: new Float64Array(length),
    positive: new Float64Array(length),
    negativeMass: new Float64Array(length),
    positiveMass: new Float64Array(length),
  };
  const codes = new Uint32Array(length);
  const numbers = newNumbers();
  const isExact = mode === 'exact';
  for (let row = 0; row < length; row++) {
    summarize(engine.read(texts[row] as string), numbers);
    const { score, negative, neutral, positive } = numbers;
    columns.score[row] = isExact ? roundHalfEven(score, 4) : score;
    columns.negative[row] = isExact ? roundHalfEven(negative, 3) : negative;
    columns.neutral[row] = isExact ? roundHalfEven(neutral, 3) : neutral;
    columns.positive[row] = isExact ? roundHalfEven(positive, 3) : positive;
    columns.negativeMass[row] = numbers.negativeMass;
    columns.positiveMass[row] = numbers.positiveMass;
    codes[row] = labelCode(columns.score[row] as number, threshold, isExact ? null : numbers);
  }
  const label = Object.freeze({ dictionary: Object.freeze({ values: sentimentLabels }), codes });
  const { score, ...others } = columns;
  return { score, label, ...others };
}

function explain(
  text: string,
  engine: Engine,
  mode: LexiconMode,
  threshold: number,
  score: number,
): SentimentExplanation {
  const effects = new Map<number, Effect[]>();
  const reading = engine.read(text, (token, effect) => {
    const known = effects.get(token);
    if (known === undefined) effects.set(token, [effect]);
    else known.push(effect);
  });
  const numbers = newNumbers();
  summarize(reading, numbers);
  const tokens: SentimentToken[] = [];
  for (let i = 0; i < reading.length; i++) {
    const span = engine.span(i);
    const contribution = reading.valences[i] as number;
    if (contribution === 0 && span.base === 0) continue;
    tokens.push(
      tokenOf(
        text,
        span,
        (effects.get(i) ?? []).map((effect) => placed(effect, engine.span(effect.by))),
        contribution,
      ),
    );
  }
  const label = sentimentLabels[labelCode(score, threshold, mode === 'exact' ? null : numbers)] as SentimentLabel;
  const { sum, emphasis } = numbers;
  return frozen({ score, label, mode, threshold, sum, emphasis, tokens, tokenCount: reading.length });
}

function placed({ kind, change }: Effect, { start, end }: TokenSpan): SentimentEffect {
  return { kind, start, end, change };
}

function tokenOf(
  text: string,
  { start, end, base }: TokenSpan,
  effects: readonly SentimentEffect[],
  contribution: number,
): SentimentToken {
  return { start, end, text: text.slice(start, end), base, effects, contribution };
}
