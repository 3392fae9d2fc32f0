import { readFileSync } from 'node:fs';
import { deriveRules, mineItemsets } from '@clientele/association-rules';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the table of measures in the README', () => {
  it('names every measure that there is, and no other', () => {
    const section = readme.split('\n## Measures\n')[1] ?? '';
    const listed = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const itemsets = mineItemsets([['a', 'b']], { minSupport: 1 });
    const columns = Object.keys(deriveRules(itemsets, { measures: 'all' }).columns);
    const sides = ['antecedent', 'consequent', 'count', 'antecedentCount', 'consequentCount', 'n'];
    expect(new Set(listed)).toEqual(new Set(columns.filter((name) => !sides.includes(name))));
  });
});
