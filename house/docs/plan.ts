import { dirname, join } from 'node:path';
import type { Source } from '../repository.ts';

/** A chapter of the documentation: its title, and its pages in the order in which they are to be read. */
export interface Chapter {
  readonly title: string;
  /** Paths from the root. */
  readonly pages: readonly string[];
}

/**
 * The documentation is ordered in one place, its index: each heading of the second level is a chapter, the pages that stand linked below it
 * are its pages.
 *
 * @param index the page that lists all others
 * @returns the chapters in the order of the index, each page where it is linked first
 */
export function chaptersOf(index: Source): Chapter[] {
  const seen = new Set<string>();
  return index.text
    .split(/^## /m)
    .slice(1)
    .map((chapter) => {
      const links = [...chapter.matchAll(/\]\((?!\w+:)([^)#\s]+\.md)(?:#[^)]*)?\)/g)].map((match) =>
        join(dirname(index.path), match[1] ?? ''),
      );
      const pages = links.filter((path) => !seen.has(path) && seen.add(path));
      return { title: chapter.split('\n', 1)[0] ?? '', pages };
    });
}

/**
 * A page that the index does not name yet stands at the end of the chapter that holds pages of its folder.
 *
 * @param chapters of the index
 * @param pages paths of all pages
 * @returns the chapters with all pages that have a place
 */
export function completed(chapters: readonly Chapter[], pages: readonly string[]): Chapter[] {
  const named = new Set(chapters.flatMap((chapter) => chapter.pages));
  const chapterOf = new Map(
    [...chapters].reverse().flatMap((chapter) => chapter.pages.map((path) => [dirname(path), chapter.title] as const)),
  );
  const rest = pages.filter((path) => !named.has(path));
  return chapters.map(({ title, pages: known }) => ({
    title,
    pages: [...known, ...rest.filter((path) => chapterOf.get(dirname(path)) === title)],
  }));
}

/** @returns the heading of a page, without the marks of code */
export function titleOf({ path, text }: Source): string {
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`${path} has no heading`);
  return title.replace(/`/g, '');
}
