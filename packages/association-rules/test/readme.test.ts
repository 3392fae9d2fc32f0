import { readFileSync } from 'node:fs';
import { basicMeasures, furtherMeasures, mineRules } from '@clientele/association-rules';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the table of measures in the README', () => {
  it('names every measure that there is, and no other', () => {
    const section = readme.split('\n## Measures\n')[1] ?? '';
    const listed = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(new Set(listed)).toEqual(new Set([...basicMeasures, ...furtherMeasures]));
    const rules = mineRules([['a', 'b']], { minSupport: 1, measures: 'all' });
    expect(Object.keys(rules.columns)).toEqual(expect.arrayContaining(listed));
  });
});
