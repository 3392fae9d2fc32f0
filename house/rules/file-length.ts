import type { Source } from '../repository.ts';

/** No file is longer than this many lines, tables that a script generated aside. */
export const longest = 300;

/** @returns files that are too long to hold one idea */
export function lengthProblems(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !path.includes('/generated/'))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${longest}`);
}
