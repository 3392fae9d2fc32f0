import type { Column, TextColumn } from '@clientele/core';
import {
  fitSentimentLinear,
  type OpenSentiment,
  openSentiment,
  openSentimentLinear,
  type SentimentLinearModel,
  scoreSentiment,
  scoreSentimentLinear,
} from '@clientele/sentiment';
import { UsageError } from '../arguments/usage-error.ts';
import type { Kind, KindInput, ReadyKind, Scores } from './kind.ts';

/** Models of `@clientele/sentiment` that are fitted. */
export const sentimentKinds: readonly Kind[] = [
  {
    kind: 'sentiment/linear',
    columns: { text: 'text' },
    optional: { label: 'text' },
    mayBeEmpty: ['text', 'label'],
    fit: ({ table, settings }) => ({ model: fitSentimentLinear(labelled(table), withLexicon(settings)) }),
    score(model, { table, settings }) {
      const linear = model as SentimentLinearModel;
      const { lexicon: mode } = linear.parameters;
      const lexicon = mode === null ? {} : { lexicon: openSentiment({ mode }) };
      return scored(scoreSentimentLinear(openSentimentLinear(linear, { ...lexicon, ...settings }), textsOf(table)));
    },
  },
];

/** Models of `@clientele/sentiment` that need no fit: the lexicon comes with the package. */
export const sentimentReadyKinds: readonly ReadyKind[] = [
  {
    kind: 'sentiment/vader',
    columns: { text: 'text' },
    mayBeEmpty: ['text'],
    score: ({ table, settings }) => scored(scoreSentiment(textsOf(table), settings)),
  },
];

function textsOf(table: KindInput['table']): string[] {
  return (table.columns as Readonly<Record<'text', TextColumn>>).text.map((cell) => cell ?? '');
}

/** Rows without a label stay out of the fit: a file may hold texts that nobody has read yet. */
function labelled(table: KindInput['table']): { text: string[]; label: string[] } {
  const { label } = table.columns as Readonly<Record<string, TextColumn | undefined>>;
  if (label === undefined) throw new UsageError('there is no column label; --map label=COLUMN says how it is called');
  const texts = textsOf(table);
  const rows = [...texts.keys()].filter((row) => label[row] !== null);
  return { text: rows.map((row) => texts[row] as string), label: rows.map((row) => label[row] as string) };
}

/** On the command line a lexicon goes by its mode. */
function withLexicon({ lexicon, ...settings }: KindInput['settings']): object {
  if (lexicon === undefined) return settings;
  if (lexicon !== 'improved' && lexicon !== 'exact') throw new UsageError('--set lexicon must be improved or exact');
  return { ...settings, lexicon: openSentiment({ mode: lexicon }) satisfies OpenSentiment };
}

function scored({ columns: found, notes }: ReturnType<typeof scoreSentiment>): Scores {
  const { score, label, negative, neutral, positive } = found;
  const columns: Record<string, Column> = { score, label, negative, neutral, positive };
  return { columns, notes };
}
