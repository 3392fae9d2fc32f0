import { fitNextItem, type NextItemModel, predictNextItems } from '@clientele/association-rules';
import { type InputColumns, type Sequences, sequencesOf } from '@clientele/core';
import type { AnyTable, Kind } from './kind.ts';

/** Kinds of `@clientele/association-rules`: one line an item of an event, and up to k lines a sequence. */
export const sequenceKinds: readonly Kind[] = [
  {
    kind: 'association-rules/next-item',
    columns: { sequence: 'id', event: 'text', item: 'id' },
    nameless: true,
    fit: ({ table, settings }) => ({ model: fitNextItem(sequencesIn(table), settings) }),
    score(model, { table, settings }) {
      const found = predictNextItems(model as NextItemModel, sequencesIn(table), settings);
      const { sequence, ...columns } = found.columns;
      return { customer: sequence, idName: 'sequence', columns, notes: found.notes };
    },
  },
];

function sequencesIn({ columns }: AnyTable): Sequences {
  return sequencesOf(columns as unknown as InputColumns);
}
