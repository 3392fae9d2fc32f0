import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chaptersOf, completed, titleOf } from '../docs/plan.ts';
import { readPages } from '../examples/read.ts';
import { headlineTable } from '../headline.ts';
import { filesUnder, owners, readManifest, readSource, root, type Source } from '../repository.ts';
import { linkProblems } from '../rules/links.ts';
import { readmeProblems, valuesByPackage } from '../rules/readmes.ts';

const pages = readPages();
const exists = (path: string): boolean => existsSync(join(root, path));

describe('the pages of the repository', () => {
  it('include a README for every package and example', () => {
    const missing = owners().filter((owner) => !exists(join(owner, 'README.md')));
    expect(missing).toEqual([]);
  });

  it('link only to what is there', () => {
    expect(linkProblems(pages, exists)).toEqual([]);
  });

  it('have a place in the documentation, each of them: in its index, or in the chapter of their folder', () => {
    const paths = pages.map(({ path }) => path).filter((path) => path !== 'docs/README.md');
    const placed = completed(chaptersOf(readSource('docs/README.md')), paths).flatMap((chapter) => chapter.pages);
    expect(paths.filter((path) => !placed.includes(path))).toEqual([]);
    expect(placed.length).toBe(new Set(placed).size);
  });

  it('tell of every package how it is installed, with a snippet of it and every fit that clientele has of it', () => {
    const values = valuesByPackage(readSource('packages/clientele/src/index.ts'));
    const shipped = owners().filter((owner) => owner.startsWith('packages/') && readManifest(owner).private !== true);
    const problems = shipped.flatMap((owner) => {
      const { name } = readManifest(owner);
      const fits = (values.get(name) ?? []).filter((value) => value.startsWith('fit'));
      return readmeProblems(readSource(`${owner}/README.md`), name, fits);
    });
    expect(problems).toEqual([]);
  });

  it('start each example by one command of a fresh clone', () => {
    const examples = owners().filter((owner) => owner.startsWith('examples/'));
    const unsaid = examples.filter(
      (owner) => !/^(?:\w+=\S+ )?npx --yes pnpm@10 /m.test(readSource(`${owner}/README.md`).text),
    );
    expect(unsaid).toEqual([]);
  });

  it('number the decisions, each number once', () => {
    const numbers = filesUnder('docs/decisions', '.md').map((path) =>
      Number(path.slice('docs/decisions/'.length).slice(0, 4)),
    );
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('show the imports of every package as its manifest has them', () => {
    const manifests = owners()
      .filter((owner) => owner.startsWith('packages/'))
      .map(readManifest)
      .filter((manifest) => !manifest.private);
    const rows = manifests.map(({ name, dependencies = {} }) => {
      const quoted = Object.keys(dependencies).map((dependency) => `\`${dependency}\``);
      const cells = [true, false].map((ours) => quoted.filter((text) => text.startsWith('`@clientele/') === ours));
      return `| \`${name}\` |${cells.map((cell) => ` ${cell.join(', ')}`.trimEnd()).join(' |')} |`;
    });
    const shown = readSource('docs/structure.md').text.split('\n');
    expect(rows.filter((row) => !shown.includes(row))).toEqual([]);
    expect(shown.filter((line) => line.startsWith('| `')).length).toBe(rows.length);
  });

  it('show in the README the speed that was measured last (else `npx tsx house/render-headline.ts`)', () => {
    expect(readSource('README.md').text).toContain(headlineTable());
  });

  it('speak of no machine, and of no folder outside the repository', () => {
    const spoken = pages.filter(({ text }) => /\/work\/|\.\.\/shared|\/root\/|\/tmp\/bash/.test(text));
    expect(spoken.map(({ path }) => path)).toEqual([]);
  });
});

describe('a broken link', () => {
  const page = (path: string, text: string): Source => ({ path, text });
  const there = (path: string): boolean => ['docs', 'docs/a.md', 'README.md'].includes(path);
  const readme = (text: string): Source[] => [
    page('README.md', text),
    page('docs/a.md', '# Of `x(y)` & Co.\n\n## 2 b'),
  ];

  it.each(['docs/b.md', 'a.md', 'docs/a.md#of', 'docs/a.md#2b', '#nowhere', '../README.md'])(
    'is found: %s',
    (target) => {
      expect(linkProblems(readme(`# Top\n\n[text](${target})`), there)).toEqual([
        `README.md:3 links to ${target}, which is not there`,
      ]);
    },
  );

  it.each(['docs/a.md', 'docs/', 'docs/a.md#of-xy--co', 'docs/a.md#2-b', '#top', 'https://example.org/x#y'])(
    'is not seen in %s',
    (target) => {
      expect(linkProblems(readme(`# Top\n\n[text](${target})`), there)).toEqual([]);
    },
  );

  it('is not sought in code', () => {
    expect(linkProblems(readme('`a[0](b)`\n\n```ts\na[0](b);\n```\n'), there)).toEqual([]);
  });
});

describe('the index of the documentation', () => {
  const index: Source = {
    path: 'docs/README.md',
    text: '# Top [a](a.md)\n\n## One\n\n- [b](guide/b.md#x): [a](a.md)\n\n## Two `y`\n\n[b](guide/b.md), [r](../README.md) [w](https://example.org/w.md)\n',
  };

  it('orders chapters and pages, each page where it is linked first', () => {
    expect(chaptersOf(index)).toEqual([
      { title: 'One', pages: ['docs/guide/b.md', 'docs/a.md'] },
      { title: 'Two `y`', pages: ['README.md'] },
    ]);
  });

  it('leaves room for pages that it does not name yet, in the chapter of their folder', () => {
    const [one, two] = completed(chaptersOf(index), ['docs/a.md', 'docs/z.md', 'docs/guide/new.md', 'other/new.md']);
    expect(one?.pages).toEqual(['docs/guide/b.md', 'docs/a.md', 'docs/z.md', 'docs/guide/new.md']);
    expect(two?.pages).toEqual(['README.md']);
  });

  it('takes titles from headings', () => {
    expect(titleOf({ path: 'a.md', text: 'x\n# Of `x`\n' })).toBe('Of x');
    expect(() => titleOf({ path: 'a.md', text: '## Below\n' })).toThrow('a.md has no heading');
  });
});

describe('a README that keeps things back', () => {
  const snippet = "```ts\nimport { fit } from '@clientele/x';\n```\n";
  const full = `npm install @clientele/x\n\n${snippet}\n[all](../../docs/README.md)\n`;
  const told = (text: string, functions: readonly string[] = ['fit']): string[] =>
    readmeProblems({ path: 'README.md', text }, '@clientele/x', functions);

  it('is told what it lacks', () => {
    expect(told(full)).toEqual([]);
    expect(told(full, ['fit', 'fits'])).toEqual(['README.md lacks fits']);
    expect(told(full.replace(snippet, ''), [])).toEqual(['README.md lacks a snippet that imports @clientele/x']);
    expect(told(full.replace('install', ''), [])).toEqual(['README.md lacks how the package is installed']);
    expect(told(full.replace('docs/README', 'docs/INDEX'))).toEqual(['README.md lacks a link to the documentation']);
  });

  it('owes the values of the index, not its types', () => {
    const index =
      "export { a, type B } from '@clientele/x';\nexport type { C } from '@clientele/x';\nexport { d } from './d.ts';\n";
    expect([...valuesByPackage({ path: 'index.ts', text: index })]).toEqual([
      ['@clientele/x', ['a']],
      ['clientele', ['d']],
    ]);
  });
});
