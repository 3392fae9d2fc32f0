import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as associationRules from '@clientele/association-rules';
import * as churn from '@clientele/churn';
import * as clv from '@clientele/clv';
import * as core from '@clientele/core';
import * as io from '@clientele/io';
import * as nbo from '@clientele/nbo';
import * as rfm from '@clientele/rfm';
import * as segmentation from '@clientele/segmentation';
import * as sentiment from '@clientele/sentiment';
import * as warehouse from '@clientele/warehouse';
import { describe, expect, it } from 'vitest';
import * as umbrella from '../src/index.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));

/** All modules that importing a file loads, other packages of this repository by their sources. */
function reach(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.startsWith('/')) return seen;
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}) [^;]*?from '([^']+)';/gms)) {
    reach(moduleOf(name as string, file), seen);
  }
  return seen;
}

function moduleOf(name: string, importer: string): string {
  if (name.startsWith('.')) return join(dirname(importer), name);
  const [, room] = /^@clientele\/([\w-]+)$/.exec(name) ?? [];
  return room === undefined ? name : join(packages, room, 'src/index.ts');
}

describe('the main entry', () => {
  const reached = [...reach(join(packages, 'clientele/src/index.ts'))];

  it('reaches every room that it re-exports', () => {
    const rooms = [
      'association-rules',
      'churn',
      'clv',
      'core',
      'io',
      'nbo',
      'rfm',
      'segmentation',
      'sentiment',
      'stats',
      'warehouse',
    ];
    for (const room of rooms) expect(reached).toContain(join(packages, room, 'src/index.ts'));
  });

  it('pulls neither the command line nor the report', () => {
    expect(reached.filter((file) => file.includes('/clientele/src/cli/') || file.includes('/report/'))).toEqual([]);
  });

  it('runs where there is no Node: no node: import, and no package but two', () => {
    const outside = reached.filter((file) => !file.startsWith('/'));
    expect(outside.sort()).toEqual(['papaparse', 'simple-statistics']);
  });

  it('the walk would see the command line', () => {
    const fromCommand = [...reach(join(packages, 'clientele/src/cli/run.ts'))];
    expect(fromCommand).toContain('commander');
    expect(fromCommand.some((file) => file.startsWith('node:'))).toBe(true);
  });

  it('leaves the engine ml-kmeans to its own entry', () => {
    const [bySubpath] = [...reach(join(packages, 'segmentation/src/ml-kmeans.ts'))].filter(
      (file) => file === 'ml-kmeans',
    );
    expect([bySubpath, reached.includes('ml-kmeans')]).toEqual(['ml-kmeans', false]);
  });

  it('has all of every domain and of io, each under its own name', () => {
    const domains = [associationRules, churn, clv, nbo, rfm, segmentation, sentiment, warehouse];
    const offered: Readonly<Record<string, unknown>> = umbrella;
    const missing = [...domains, io].flatMap((room) =>
      Object.entries(room).filter(([name, value]) => offered[name] !== value),
    );
    const names = missing.map(([name]) => name).sort();
    expect(names).toEqual(['calendarSpan', 'discountRate', 'shiftInstant', 'someCalendarSpan']);
  });

  it('has all of core but what only packages build on', () => {
    const missing = Object.keys(core).filter((name) => !(name in umbrella));
    const machinery = /Shape$|Cells$|^(?:any|checkOptions|oneOf|optionRule|optional|nullOr|listOf|recordOf|open|pick)/;
    const rules = [
      ...['duration', 'timeUnit', 'ianaTimeZone', 'instant', 'instantOrEnd', 'finiteNumber', 'fraction'],
      ...['nonEmptyText', 'nonNegativeNumber', 'positiveNumber', 'trueOrFalse', 'wholeNumber', 'parseRules'],
      ...['asTransactionLog', 'collectIssues', 'growDictionary', 'noPurchases', 'parseModelRecord', 'showValue'],
      ...[
        'checkKind',
        'checkSummary',
        'expectRecord',
        'expectTable',
        'frozen',
        'isNumberColumn',
        'asFeedbackLog',
        'feedbackRules',
      ],
      ...['asInteractionLog', 'countBelow', 'countUpTo', 'namedFields'],
      ...['cohortCalendar', 'cohortTable'],
    ];
    expect(missing.filter((name) => !machinery.test(name) && !rules.includes(name))).toEqual([]);
  });
});
