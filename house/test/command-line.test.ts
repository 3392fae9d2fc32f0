import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readSource, root } from '../repository.ts';

const guide = readSource('docs/guide/command-line.md').text;

/** @returns what the command line prints, its line breaks taken out */
function printed(...args: string[]): string {
  const source = ['--conditions=@clientele/source', '--import', 'tsx', 'packages/clientele/src/cli/main.ts'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [...source, ...args], { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout.replace(/\s+/g, ' ');
}

/** @returns the first cells in backticks of the guide's table that begins with `head` */
function column(head: string): string[] {
  const table = guide.slice(guide.indexOf(`| ${head} |`)).split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '').filter((cell) => cell !== head);
}

describe('the guide to the command line', () => {
  const help = printed('--help');

  it('lists the derivations that there are', () => {
    const names = /data -> table: ([^A-Z]+?) fit /.exec(help)?.[1]?.split(', ');
    expect(names).toEqual(expect.arrayContaining(['btyd']));
    expect(column('`derive`').slice(1).sort()).toEqual(names?.sort());
  });

  it('lists the kinds of models that there are', () => {
    const kinds = /data -> model: ([^A-Z]+?) score /.exec(help)?.[1]?.split(', ');
    expect(kinds).toEqual(expect.arrayContaining(['rfm/scores']));
    expect(column('`fit`').slice(1).sort()).toEqual(kinds?.sort());
  });

  it('explains the options that there are', () => {
    const options = [...printed('derive', '--help').matchAll(/ (--[a-z-]+) /g)].map((match) => match[1] ?? '');
    expect(options.length).toBeGreaterThan(10);
    expect(options.filter((option) => option !== '--help' && !guide.includes(`\`${option}`))).toEqual([]);
  });
});
