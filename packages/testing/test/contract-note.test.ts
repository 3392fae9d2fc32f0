import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { estimatorChecks, minerChecks, textScorerChecks } from '@clientele/testing';
import { expect, it } from 'vitest';

const note = readFileSync(fileURLToPath(new URL('../../../docs/contract-suite.md', import.meta.url)), 'utf8');
const listed = [...note.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map((row) => row[1]).filter((name) => name !== 'check');

it('the note on the contract suite lists every check, in its order, and no other', () => {
  const checks = [...estimatorChecks, ...minerChecks, ...textScorerChecks];
  expect(listed).toEqual(checks.map(({ name }) => name));
});
