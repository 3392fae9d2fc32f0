import { dirname, join } from 'node:path';
import type { Source } from '../repository.ts';
import { importsOf } from './imports.ts';

/** @returns every ring of files that import each other, type imports included, as `a -> b -> a` */
export function cycleProblems(sources: readonly Source[]): string[] {
  const graph = new Map(sources.map((source) => [source.path, neighboursOf(source)]));
  const done = new Set<string>();
  const problems: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) problems.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return problems;
}

function neighboursOf(source: Source): string[] {
  return importsOf(source)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => join(dirname(source.path), specifier));
}
