import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isShipped, owners, readManifest, readSource, readSources, type Source } from '../repository.ts';
import { entriesOfGlossary, wordsOf } from '../rules/glossary.ts';
import { entriesOf, publicDeclarations } from '../rules/public-api.ts';
import { syntaxOf, walk } from '../rules/syntax.ts';

const glossary = entriesOfGlossary(readSource('docs/glossary.md'));
const files = readSource('docs/guide/files.md');
// The kernels of stats speak of matrices, not of customers.
const shipped = readSources().filter(({ path }) => isShipped(path) && !path.startsWith('packages/stats/'));
const manifests = new Map(owners().map((owner) => [owner, readManifest(owner)] as const));
const words = wordsOf(publicDeclarations(entriesOf(shipped, manifests), shipped));

/** The headers that the command line promises. */
const headers = {
  'customers.csv':
    'customer recency frequency monetary r f m segment action cluster probabilityAlive expectedTransactions lifetimeValue churnProbability sentiment offer offerReason expectedValue',
  'segments.csv': 'segment customers revenueShare action',
  'rules.csv':
    'antecedent consequent count antecedentCount consequentCount n support confidence lift leverage conviction',
  'campaign.csv': 'customer channel offer reason expectedValue group',
  'issues.csv': 'code line row column expected received action',
  summary:
    'customer purchaseCount purchaseDays firstPurchase lastPurchase totalSpend grossSpend repeatSpend sumLogGaps',
  btyd: 'customer x tx T meanRepeatSpend sumLogGaps holdoutX holdoutSpend',
  'simple-clv': 'averageSale transactions periods clv',
  score: 'score probabilityAlive expectedTransactions residualTransactions expectedSpend',
};

/** @returns the words in backticks of a section of the guide */
function sectionWords(page: Source, heading: string): Set<string> {
  const section = page.text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return new Set([...section.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
}

describe('the glossary', () => {
  it('has an entry for every column and model field of the public types', () => {
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter(({ word }) => !glossary.has(word))).toEqual([]);
  });

  it('has an entry for every column of the files', () => {
    const columns = Object.values(headers).flatMap((header) => header.split(' '));
    expect(columns.filter((column) => !glossary.has(column))).toEqual([]);
  });

  it('gives each a unit and a meaning', () => {
    const empty = [...glossary].filter(([, { unit, meaning }]) => unit === '' || meaning === '');
    expect(empty).toEqual([]);
  });

  it('would miss a column that is new', () => {
    const twin = {
      path: 'packages/rfm/src/a.ts',
      text: 'export type A = Table<{ sparkle: Float64Array; not: number }>;',
    };
    const found = wordsOf(publicDeclarations([twin], [twin])).map(({ word }) => word);
    expect(found).toEqual(['sparkle']);
    expect(glossary.has('sparkle')).toBe(false);
  });
});

describe('the guide to the files', () => {
  it.each(Object.entries(headers).filter(([name]) => name.endsWith('.csv')))(
    'names every column of %s',
    (name, header) => {
      const said = sectionWords(files, name);
      expect(header.split(' ').filter((column) => !said.has(column))).toEqual([]);
    },
  );

  it('explains every code of a finding, and no other', () => {
    const codes: string[] = [];
    walk(syntaxOf(readSource('packages/core/src/issues/issue.ts')), (node) => {
      if (!ts.isTypeAliasDeclaration(node) || node.name.text !== 'IssueCode') return;
      walk(node.type, (part) => void (ts.isStringLiteral(part) && codes.push(part.text)));
    });
    expect(codes.length).toBeGreaterThan(5);
    const explained = [...files.text.matchAll(/^\| `([a-z0-9]+-[a-z0-9-]+)` \| [^|]+ \|$/gm)].map((match) => match[1]);
    expect(explained.sort()).toEqual(codes.sort());
  });
});
