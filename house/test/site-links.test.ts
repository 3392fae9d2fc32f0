import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteLinkProblems } from '../docs/site-links.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-site-'));
  mkdirSync(join(folder, 'pages'));
  mkdirSync(join(folder, 'assets'));
  navigate([{ path: 'index.html', children: [{ path: 'pages/a.html#top' }] }]);
  write('pages/a.html', '<h1 id="top">A</h1><a name="old"></a>');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

/** As TypeDoc packs it. */
function navigate(entries: unknown): void {
  write('assets/navigation.js', `window.navigationData = "${deflateSync(JSON.stringify(entries)).toString('base64')}"`);
}

describe('the links of a built site', () => {
  it.each([
    'pages/a.html',
    './pages/a.html#top',
    'pages/a.html#old',
    '#here',
    'https://example.org/nowhere',
    'mailto:ada@example.org',
    'data:,',
    'pages/a.html?x=1&amp;y=2#top',
  ])('are sound: %s', (link) => {
    write('index.html', `<i id="here"></i><a href="${link}">x</a><script>'<a href="nowhere.html">'</script>`);
    expect(siteLinkProblems(folder)).toEqual([]);
  });

  it.each(['pages/b.html', 'pages/a.html#bottom', '#there', 'pages/', '../index.html'])('are broken: %s', (link) => {
    write('index.html', `<i id="here"></i><a href="${link}">x</a>`);
    expect(siteLinkProblems(folder)).toEqual([`index.html links to ${link}, which is not there`]);
  });

  it('are sought in pictures, in folders below and in the navigation as well', () => {
    write('index.html', '<img src="a.png">');
    write('pages/b.html', '<a href="../index.html">home</a><a href="c.html">c</a>');
    navigate([{ text: 'a group', children: [{ path: 'pages/z.html' }] }]);
    expect(siteLinkProblems(folder)).toEqual([
      'index.html links to a.png, which is not there',
      'pages/b.html links to c.html, which is not there',
      'the navigation links to pages/z.html, which is not there',
    ]);
  });
});
