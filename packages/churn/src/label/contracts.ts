import { codeOf, type InteractionLog } from '@clientele/core';
import type { ContractEnd } from './contract-options.ts';
import type { LabelWindows } from './outcome-window.ts';

/** What kinds of interactions mean. */
export type KindMeanings = ReadonlyMap<string, ContractEnd | 'start'>;

/** The contracts of a log as an outcome window finds them. */
export interface Contracts {
  /** Codes of the customers with a history, in the order of the log. */
  readonly order: readonly number[];
  /** Customers of the log. */
  readonly known: number;
  /** By code: 1 where the contract runs when the outcome window begins. */
  readonly isOpen: Uint8Array;
  /** By code: how it first ended within the window. */
  readonly ends: ReadonlyMap<number, ContractEnd>;
}

/** Follows every contract through the log, up to the end of the outcome window. */
export function contractsOf(
  log: InteractionLog,
  meaning: KindMeanings,
  { cutoff, asOf, outcomeEnd }: Pick<LabelWindows, 'cutoff' | 'asOf' | 'outcomeEnd'>,
): Contracts {
  const { codes, dictionary } = log.customer;
  const whatOf = new Map([...meaning].map(([kind, what]) => [codeOf(log.kind.dictionary, kind), what] as const));
  const hasHistory = new Uint8Array(dictionary.values.length);
  const isKnown = new Uint8Array(dictionary.values.length);
  const order: number[] = [];
  codes.forEach((code, row) => {
    isKnown[code] = 1;
    if ((log.time[row] as number) >= cutoff || hasHistory[code] === 1) return;
    hasHistory[code] = 1;
    order.push(code);
  });
  const isOpen = hasHistory.slice();
  const ends = new Map<number, ContractEnd>();
  for (const row of inTime(log, whatOf)) {
    const [code, time] = [codes[row] as number, log.time[row] as number];
    const what = whatOf.get(log.kind.codes[row] as number) as ContractEnd | 'start';
    if (time >= outcomeEnd || hasHistory[code] === 0) continue;
    if (time < asOf) isOpen[code] = what === 'start' ? 1 : 0;
    else if (what !== 'start' && isOpen[code] === 1 && !ends.has(code)) ends.set(code, what);
  }
  return { order, known: isKnown.reduce((count, one) => count + one, 0), isOpen, ends };
}

const ranks: readonly (ContractEnd | 'start')[] = ['involuntary', 'non-renewal', 'cancel', 'start'];

/** Rows that mean something, in time; at one moment ends before starts, so that the order of rows does not show. */
function inTime(log: InteractionLog, whatOf: ReadonlyMap<number, ContractEnd | 'start'>): number[] {
  const rank = (row: number): number =>
    ranks.indexOf(whatOf.get(log.kind.codes[row] as number) as ContractEnd | 'start');
  return [...log.time.keys()]
    .filter((row) => whatOf.has(log.kind.codes[row] as number))
    .sort((a, b) => (log.time[a] as number) - (log.time[b] as number) || rank(a) - rank(b));
}
