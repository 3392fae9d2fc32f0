import { readFileSync } from 'node:fs';
import { type ScoreRange, type SegmentMap, segments4, segments11 } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The lines of the table below a heading, header and rule left out. */
function tableUnder(heading: string): string[] {
  const section = readme.split(`### \`${heading}\`\n`)[1]?.split('\n### ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

function lineOf(map: SegmentMap, rule: SegmentMap['rules'][number]): string {
  const span = (range: ScoreRange | undefined): string => {
    if (range === undefined) return 'any';
    return range[0] === range[1] ? `${range[0]}` : `${range[0]}–${range[1]}`;
  };
  const m = map.bins.m === undefined ? [] : [span(rule.m)];
  return `| ${[rule.segment, span(rule.r), span(rule.f), ...m, rule.action].join(' | ')} |`;
}

describe('the tables of the README', () => {
  it.each([segments4, segments11])('say what $id does', (map) => {
    expect(tableUnder(map.id)).toEqual(map.rules.map((rule) => lineOf(map, rule)));
  });
});
