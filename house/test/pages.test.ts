import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../examples/read.ts';
import { filesUnder, owners, readManifest, readSource, root, type Source } from '../repository.ts';
import { linkProblems } from '../rules/links.ts';

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
