import { frozen, type Note, type Table, table } from '@clientele/core';
import type { SentimentColumns } from './columns.ts';
import type { SentimentMode } from './mode.ts';
import type { OpenSentiment } from './open-sentiment.ts';

/** One row a text, in input order, and by what it was read. */
export type SentimentScores = Table<SentimentColumns> & {
  readonly mode: SentimentMode;
  readonly threshold: number;
  readonly notes: readonly Note[];
};

/** Scores texts that are known to be strings, and says so where they all score alike. */
export function scoresOf(texts: readonly string[], { mode, threshold, notes, reader }: OpenSentiment): SentimentScores {
  const columns = reader.columns(texts);
  return Object.freeze({
    ...table(columns),
    mode,
    threshold,
    notes: frozen([...notes, ...alikeNotes(texts, columns.score)]),
  });
}

function alikeNotes(texts: readonly string[], scores: Float64Array): Note[] {
  const first = scores[0];
  const areAlike = texts.length > 100 && scores.every((score) => score === first) && new Set(texts).size > 100;
  if (!areAlike) return [];
  const message = 'more than 100 different texts have one and the same score: look at the column that was read';
  return [{ code: 'scores-all-alike', message, details: { score: first as number } }];
}
