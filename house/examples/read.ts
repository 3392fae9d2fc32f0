import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, isShipped, readSource, root, type Source } from '../repository.ts';
import { type Example, examplesOf } from './extract.ts';

/** @returns the pages whose snippets are promises: README files, lessons, the guide and the decisions */
export function readPages(): Source[] {
  const readmes = ['packages', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/README.md`),
  );
  const lessons = filesUnder('examples/lessons', 'lesson.md');
  const all = ['README.md', 'CONTRIBUTING.md', ...readmes, ...lessons, ...filesUnder('docs', '.md')];
  return all.filter((path) => existsSync(join(root, path))).map(readSource);
}

/** @returns every example of the documentation by the file it stands in: doc comments of what ships, and the pages */
export function readExamples(): { source: Source; examples: Example[] }[] {
  const sources = filesUnder('packages', '.ts').filter(isShipped).map(readSource);
  return [...readPages(), ...sources]
    .map((source) => ({ source, examples: examplesOf(source) }))
    .filter(({ examples }) => examples.length > 0);
}
