import type { Column, TextColumn } from '@clientele/core';
import { scoreSentiment } from '@clientele/sentiment';
import type { KindInput, ReadyKind, Scores } from './kind.ts';

/** Models of `@clientele/sentiment`: the lexicon comes with the package, so there is nothing to fit. */
export const sentimentKinds: readonly ReadyKind[] = [
  { kind: 'sentiment/vader', columns: { text: 'text' }, mayBeEmpty: ['text'], score },
];

function score({ table, settings }: KindInput): Scores {
  const cells = (table.columns as Readonly<Record<'text', TextColumn>>).text;
  const { columns, notes } = scoreSentiment(
    cells.map((cell) => cell ?? ''),
    settings,
  );
  const { score, label, negative, neutral, positive } = columns;
  const added: Record<string, Column> = { score, label, negative, neutral, positive };
  return { columns: added, notes };
}
