import { dirname, join, normalize } from 'node:path';
import type { Source } from '../repository.ts';

/** A link of a page: where it stands and where it leads. */
interface Link {
  readonly place: string;
  readonly target: string;
}

/**
 * @returns relative links that lead to no file, and anchors that lead to no heading
 * @param pages the Markdown files
 * @param exists whether there is a file or folder at a path from the root
 */
export function linkProblems(pages: readonly Source[], exists: (path: string) => boolean): string[] {
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));
  return pages.flatMap((page) =>
    linksOf(page)
      .filter(({ target }) => !/^[a-z]+:/.test(target))
      .filter(({ target }) => !leadsSomewhere(page.path, target, anchors, exists))
      .map(({ place, target }) => `${place} links to ${target}, which is not there`),
  );
}

function leadsSomewhere(
  from: string,
  target: string,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  exists: (path: string) => boolean,
): boolean {
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? from : normalize(join(dirname(from), path)).replace(/\/$/, '');
  if (!exists(to)) return false;
  return anchor === undefined || anchors.get(to)?.has(anchor) === true;
}

function linksOf(page: Source): Link[] {
  return prose(page).flatMap(({ text, line }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({
      place: `${page.path}:${line}`,
      target: match[1] ?? '',
    })),
  );
}

/** Headings get the anchors that GitHub gives them. */
function anchorsOf(page: Source): Set<string> {
  const headings = prose(page).flatMap(({ text }) => /^#+ (.*)$/.exec(text)?.[1] ?? []);
  return new Set(headings.map(anchorOf));
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The lines of a page that are no code. */
function prose(page: Source): { text: string; line: number }[] {
  let fenced = false;
  return page.text.split('\n').flatMap((text, index) => {
    if (text.startsWith('```')) fenced = !fenced;
    return fenced || text.startsWith('```') ? [] : [{ text, line: index + 1 }];
  });
}
