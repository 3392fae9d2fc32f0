import { countUpTo, type Note } from '@clientele/core';
import { lowSides } from './buckets.ts';
import { type RfmNumbers, rfmNames } from './columns.ts';
import { type RfmMethod, ranks } from './method.ts';
import type { RfmScale, RfmScoresParameters } from './model.ts';

/**
 * Below this, a fifth of the base is a handful of people and scores say little: the number of customers that a widely used
 * marketing suite (Klaviyo) asks for before it shows RFM groups.
 */
export const fewCustomers = 500;

/**
 * What must be known before the scores of a fit are believed: small bases, constant columns, scores that nobody got, equal
 * customers whom ranks part.
 *
 * @param sorted the columns, each ascending
 */
export function scoreNotes(parameters: RfmScoresParameters, sorted: Omit<RfmNumbers, 'length'>): readonly Note[] {
  const rows = sorted.recency.length;
  const small = rows < fewCustomers ? [smallBase(rows)] : [];
  const columns = rfmNames.flatMap((name) => columnNotes(name, parameters, sorted[name]));
  return Object.freeze([...small, ...columns]);
}

function smallBase(rows: number): Note {
  const message = `scores of ${rows} customers: below ${fewCustomers}, a single order can move a customer by a score`;
  return { code: 'few-customers', message, details: { rows, advised: fewCustomers } };
}

function columnNotes(name: keyof RfmNumbers & string, parameters: RfmScoresParameters, x: Float64Array): Note[] {
  const scale = parameters[name as 'recency'];
  if (scale.bins === 1) return [];
  const isConstant = x[0] === x[x.length - 1];
  if (ranks(parameters.method)) return [...(isConstant ? [constantRanks(name)] : []), ...partedNotes(name, scale, x)];
  if (isConstant) return [constantColumn(name, scale)];
  return emptyBins(name, parameters.method, scale, x);
}

function constantColumn(name: string, { counts }: RfmScale): Note {
  const score = counts.findIndex((count) => count > 0) + 1;
  const message = `every customer has the same ${name}: all get score ${score}, which carries no information`;
  return { code: 'constant-column', message, details: { column: name, score } };
}

function constantRanks(name: string): Note {
  const message = `every customer has the same ${name}: ranks part them all the same, which carries no information`;
  return { code: 'constant-column', message, details: { column: name } };
}

function emptyBins(name: string, method: RfmMethod, { bins, counts }: RfmScale, x: Float64Array): Note[] {
  const empty = counts.flatMap((count, index) => (count === 0 ? [index + 1] : []));
  if (empty.length === 0) return [];
  const message = `${causeOf(name, method, bins, new Set(x).size)}: nobody gets score ${empty.join(', ')}`;
  return [{ code: 'empty-bin', message, details: { column: name, scores: empty } }];
}

function causeOf(name: string, method: RfmMethod, bins: number, different: number): string {
  if (method === 'breaks') return `by these breaks of ${name}`;
  if (different < bins) return `${name} has only ${different} different values`;
  if (method === 'percentiles') return `by these shares of ${name}`;
  return method === 'r-rfm' ? `by the quantiles plus 1 of ${name}` : `many customers share one ${name}`;
}

/** Customers of the fit whom `scoreRfm` scores otherwise than their rank, since others of their value stand beyond a boundary. */
function partedNotes(name: string, { cuts, counts }: RfmScale, x: Float64Array): Note[] {
  const ends = counts.slice(0, -1).map((_, j) => counts.slice(0, j + 1).reduce((sum, count) => sum + count, 0));
  const lows = lowSides(x.length, ends, name === 'recency');
  let [customers, reached] = [0, 0];
  for (const [j, low] of lows.entries()) {
    const upTo = countUpTo(x, cuts[j] as number);
    customers += Math.max(0, upTo - Math.max(low, reached));
    reached = Math.max(reached, upTo);
  }
  if (customers === 0) return [];
  const message = `ranks part ${customers} customers from others of the same ${name}; by the thresholds they score alike`;
  return [{ code: 'ties-parted', message, details: { column: name, customers } }];
}
