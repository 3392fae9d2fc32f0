import type { Note } from '@clientele/core';
import { weightNotes } from '../data/fit-notes.ts';
import type { Design, DesignTerm } from './design.ts';
import { largest, type NewtonEnd } from './kernel.ts';

/** Peduzzi et al. (1996): with fewer events than this a coefficient, estimates and intervals are not to be trusted. */
const eventsPerTerm = 10;

/** What a fit found. */
export interface FitFindings {
  readonly design: Design;
  /** Positions of the columns fitted, the intercept's 0 first. */
  readonly kept: readonly number[];
  readonly end: NewtonEnd;
  readonly isSeparated: boolean;
  /** The smaller of the numbers of churners and of others. */
  readonly rarer: number;
  /** Rows of weight 0. */
  readonly withoutWeight: number;
  readonly isPenalised: boolean;
  /** λ of Σ |β|. */
  readonly l1: number;
}

/** What must be known before the coefficients are believed. */
export function logisticNotes(findings: FitFindings): Note[] {
  return [
    ...aliasNotes(findings),
    ...endNotes(findings),
    ...zeroNotes(findings),
    ...averagedNotes(findings.design.averaged),
    ...sizeNotes(findings),
  ];
}

/** Names the columns without a coefficient. */
export function aliasNotes({ design, kept }: Pick<FitFindings, 'design' | 'kept'>): Note[] {
  const left = design.terms.filter((_, index) => !kept.includes(index + 1));
  const [constant, aliased] = [left.filter(({ scale }) => scale === 0), left.filter(({ scale }) => scale > 0)];
  return [
    ...termsNote('constant-column', constant, 'the same in every row, so nothing can be learnt from them'),
    ...termsNote('aliased-columns', aliased, 'told exactly by the columns before them, so they have no coefficient'),
  ];
}

function termsNote(code: string, terms: readonly DesignTerm[], what: string): Note[] {
  if (terms.length === 0) return [];
  const names = terms.map(termName);
  return [{ code, message: `${names.join(', ')}: ${what}`, details: { terms: names } }];
}

function endNotes({ design, kept, end, isSeparated }: FitFindings): Note[] {
  if (end.isConverged && !isSeparated) return [];
  if (!isSeparated) {
    const message = `no maximum was reached in ${end.iterations} steps: the coefficients are not final; maxIterations allows more`;
    return [{ code: 'not-converged', message, details: { iterations: end.iterations } }];
  }
  const long = largest(end.step);
  const names = kept.flatMap((column, j) => {
    const term = design.terms[column - 1];
    return term !== undefined && Math.abs(end.step[j] as number) > 0.01 * long ? [termName(term)] : [];
  });
  const message = `${names.join(', ')}: part churners from others without a miss, so the likelihood has no maximum and the coefficients no bound; there are no standard errors, and l2: 1 would bound them`;
  return [{ code: 'separation', message, details: { terms: names } }];
}

/** Names the terms that a penalty has put to 0. */
function zeroNotes({ design, kept, end, l1 }: FitFindings): Note[] {
  if (l1 === 0) return [];
  const zeros = kept.flatMap((column, j) => {
    const term = design.terms[column - 1];
    return term !== undefined && end.beta[j] === 0 ? [term] : [];
  });
  return termsNote('zero-coefficients', zeros, 'tell less than l1, so their coefficient is 0');
}

/** Counts the cells where the mean customer stands in. */
export function averagedNotes(averaged: ReadonlyMap<string, number>): Note[] {
  const counts = [...averaged].filter(([, count]) => count > 0);
  if (counts.length === 0) return [];
  const listed = counts.map(([name, count]) => `${name} ${count}`).join(', ');
  const message = `the mean customer stands in for missing cells: ${listed}`;
  return [{ code: 'missing-averaged', message, details: { counts: counts.map(([name, count]) => [name, count]) } }];
}

function sizeNotes({ design, kept, rarer, withoutWeight, isPenalised }: FitFindings): Note[] {
  const notes = weightNotes(withoutWeight);
  const coefficients = kept.length - 1;
  if (!isPenalised && coefficients > 0 && rarer < eventsPerTerm * coefficients) {
    const message = `${coefficients} coefficients of ${design.data.n} rows with ${rarer} of the rarer outcome: below ${eventsPerTerm} each, coefficients and intervals are unsure`;
    notes.push({ code: 'few-events', message, details: { coefficients, events: rarer, advised: eventsPerTerm } });
  }
  return notes;
}

function termName({ feature, level }: DesignTerm): string {
  return level === null ? feature : `${feature} = ${level}`;
}
