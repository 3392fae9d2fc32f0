import * as churn from '@clientele/churn';
import * as clv from '@clientele/clv';
import * as core from '@clientele/core';
import * as rfm from '@clientele/rfm';
import * as segmentation from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';
import { failuresOf, type Verb } from './calls.ts';

/** What a program without types may hand over first: nothing, the wrong thing, or the right thing from another step. */
const rows = [
  { customer: 'Ada', time: '2026-01-05', amount: 20 },
  { customer: 'Ada', time: '2026-02-05', amount: 30 },
];
const log = core.parseTransactions(rows);
const summary = core.summarizeCustomers(log);
const firsts: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  'a number': 7,
  'a text': 'x',
  true: true,
  'an empty list': [],
  'a list of null': [null],
  'a list with holes': new Array(3),
  'numbers in a list': [1, 2],
  'an empty object': {},
  'an object without a prototype': Object.create(null),
  'a function': () => 1,
  'a Map': new Map(),
  'a promise of rows': Promise.resolve(rows),
  'an invalid date': new Date(Number.NaN),
  'one column': { a: [1] },
  'a table without columns': { columns: null, length: 1 },
  'a model without parameters': { kind: 'clv/bg-nbd' },
  'a length below 0': { length: -1 },
  rows,
  'a log': log,
  'a summary': summary,
};
const seconds: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  'a number': 5,
  'a text': 'x',
  'a list': [],
  'an empty object': {},
  'a log': log,
};

/** What other rooms are built of: called a cell or a row at a time, behind doors that have checked. */
const inner = new Set(
  `textAt listAt codeOf encode countBelow countUpTo civilDate civilDay civilDayOf civilDays formatCivilDay startOfCivilDay
  localInstant mergeIssues collectIssues openInput checkKind checkOptions checkSummary parseModelRecord jsonRecordShape
  diagnosticsShape wordShape countShape finiteShape positiveShape textShape unitShape oneOf wholeNumber listOf nullOr optional
  recordOf optionRule namedFields cohortTable cohortCalendar noPurchases pickParseOptions column exactSum showValue frozen
  shiftInstant taskOfModel expectRecord expectTable refuseOptions refusalOf toColumn columnLength encodeLevels beside`.split(
    /\s+/,
  ),
);

const rooms: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { core, rfm, clv, churn, segmentation };

function verbsOf(room: Readonly<Record<string, unknown>>): Verb[] {
  return Object.entries(room).filter(
    (entry): entry is Verb =>
      typeof entry[1] === 'function' && !(entry[1].prototype instanceof Error) && !inner.has(entry[0]),
  );
}

describe.each(Object.entries(rooms))('every verb of %s', (_, room) => {
  const verbs = verbsOf(room);

  it('answers, or throws an error of its own, whatever its first two arguments', () => {
    expect(verbs.length).toBeGreaterThan(10);
    expect(failuresOf(verbs, firsts, seconds)).toEqual([]);
  });

  it('begins the message of each error with the name of a verb', () => {
    for (const [name, verb] of verbs) {
      try {
        verb(null);
      } catch (error) {
        expect((error as Error).message, name).toMatch(/^[a-z][A-Za-z]+: /);
      }
    }
  });
});
