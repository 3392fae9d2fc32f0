import ts from 'typescript';
import type { Source } from '../repository.ts';
import { syntaxOf, walk } from '../rules/syntax.ts';

/** A piece of code that the documentation shows. */
export interface Example {
  /** The file it stands in, from the root. */
  readonly path: string;
  /** The line of the file on which its code starts, 1-based. */
  readonly line: number;
  readonly code: string;
  /** Why it is not run, where its fence says `no-run`; empty where no reason is given. */
  readonly notRun?: string;
}

/** @returns the examples of a TypeScript source (`@example`) or a Markdown file (fences marked `ts`), in their order */
export function examplesOf(source: Source): Example[] {
  return source.path.endsWith('.md') ? fencesOf(source) : tagsOf(source);
}

function tagsOf(source: Source): Example[] {
  const file = syntaxOf(source);
  const tags = new Set<ts.JSDocTag>();
  walk(file, (node) => {
    for (const tag of ts.getJSDocTags(node)) if (tag.tagName.text === 'example') tags.add(tag);
  });
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const lines = source.text.split('\n');
  return [...tags].map((tag) => {
    const first = lineOf(tag.pos) + 1;
    const code = lines
      .slice(first, lineOf(tag.end) + 1)
      .map((line) => line.replace(/^\s*\*(?!\/) ?/, '').replace(/^\s*\*\/.*/, ''));
    // The tag's text ends where the next tag begins, which is on a line that is not the example's.
    const next = code.findIndex((line) => /^@\w/.test(line));
    return { path: source.path, line: first + 1, code: code.slice(0, next < 0 ? undefined : next).join('\n') };
  });
}

function fencesOf(source: Source): Example[] {
  const found: Example[] = [];
  const lines = source.text.split('\n');
  for (let row = 0; row < lines.length; row++) {
    const opening = /^```(\S*) ?(.*)$/.exec(lines[row] ?? '');
    if (opening === null) continue;
    const end = lines.indexOf('```', row + 1);
    if (end < 0) throw new Error(`${source.path}:${row + 1} opens a fence that nothing closes`);
    const [, language, rest = ''] = opening;
    if (language === 'ts') {
      const notRun = rest.startsWith('no-run') ? { notRun: rest.slice('no-run'.length).trim() } : {};
      found.push({ path: source.path, line: row + 2, code: lines.slice(row + 1, end).join('\n'), ...notRun });
    }
    row = end;
  }
  return found;
}
