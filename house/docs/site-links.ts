import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { inflateSync } from 'node:zlib';

/** What a page of the built site links to, and what can be linked to on it. */
interface Page {
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** An entry of the navigation, which TypeDoc ships packed and unfolds in the browser. */
interface NavigationEntry {
  readonly path?: string;
  readonly children?: readonly NavigationEntry[];
}

/**
 * @returns one sentence for each link of the built site, those of its navigation included, that leads to no file or to no anchor
 * @param folder the folder of the site
 */
export function siteLinkProblems(folder: string): string[] {
  const pages = new Map(pagesUnder(folder, '').map((path) => [path, readPage(join(folder, path))]));
  const leads = (from: string, link: string): boolean => {
    const [path = '', anchor = ''] = decodeURI(link).split('#');
    const wanted = path === '' ? from : normalize(join(from, '..', path.split('?')[0] ?? ''));
    const to = wanted.endsWith('/') || wanted === '.' ? join(wanted, 'index.html') : wanted;
    if (!existsSync(join(folder, to))) return false;
    return anchor === '' || pages.get(to)?.anchors.has(anchor) === true;
  };
  const found = [...pages, ['the navigation', readNavigation(folder)] as const].flatMap(([from, { links }]) =>
    [...new Set(links)]
      .filter((link) => !/^(?:[a-z]+:|\/\/)/i.test(link) && !leads(from, link))
      .map((link) => `${from} links to ${link}, which is not there`),
  );
  return found.sort();
}

/** Pages, and the pictures whose parts are shown by their anchor. */
function pagesUnder(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    if (entry.isDirectory()) return pagesUnder(folder, path);
    return /\.(?:html|svg)$/.test(entry.name) ? [path] : [];
  });
}

function readPage(path: string): Page {
  const html = readFileSync(path, 'utf8').replace(/<script\b[\s\S]*?<\/script>/g, '');
  const valuesOf = (attributes: string): string[] =>
    [...html.matchAll(new RegExp(`\\s(?:${attributes})="([^"]*)"`, 'g'))].map((match) => unescaped(match[1] ?? ''));
  return { links: valuesOf('href|src'), anchors: new Set(valuesOf('id|name')) };
}

function readNavigation(folder: string): Page {
  const packed = /"(.*)"/.exec(readFileSync(join(folder, 'assets', 'navigation.js'), 'utf8'))?.[1] ?? '';
  const entries = JSON.parse(
    inflateSync(Buffer.from(packed.replace(/^data:[^,]*,/, ''), 'base64')).toString(),
  ) as NavigationEntry[];
  const linksOf = ({ path, children = [] }: NavigationEntry): string[] => [
    ...(path === undefined ? [] : [path]),
    ...children.flatMap(linksOf),
  ];
  return { links: entries.flatMap(linksOf), anchors: new Set() };
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
