import { scoreSentiment } from '@clientele/sentiment';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const isThere = referencePath('sentiment/vader_py_reference_compound.csv.gz') !== null;

describe.skipIf(!isThere)('Python vaderSentiment (skipped where the reference folder is not there)', () => {
  it('gives the same compound on every text of its table, to four digits', () => {
    const table = referenceCsv('sentiment/vader_py_reference_compound.csv.gz');
    const [rows, compounds] = [referenceNumbers(table, 'row'), referenceNumbers(table, 'compound')];
    const sets = table.get('set') as readonly string[];
    const scores = new Map(
      [...new Set(sets)].map((set) => {
        const texts = referenceCsv(`sentiment/${set}.csv`).get('text') as readonly string[];
        return [set, scoreSentiment(texts, { mode: 'exact' }).columns.score];
      }),
    );
    const differing = [...sets.keys()].filter(
      (at) => scores.get(sets[at] as string)?.[rows[at] as number] !== compounds[at],
    );
    expect([sets.length, differing.length]).toEqual([8908, 0]);
  });

  it('gives the same shares on sentences of our own, to three digits', () => {
    const table = referenceCsv('sentiment/vader_golden_small.csv');
    const { columns } = scoreSentiment(table.get('text') as readonly string[], { mode: 'exact' });
    expect(columns.score).toEqual(referenceNumbers(table, 'compound'));
    expect(columns.negative).toEqual(referenceNumbers(table, 'neg'));
    expect(columns.neutral).toEqual(referenceNumbers(table, 'neu'));
    expect(columns.positive).toEqual(referenceNumbers(table, 'pos'));
  });
});
