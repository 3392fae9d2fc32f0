import { civilDay, codeOf, formatCivilDay, frozen, type InteractionLog, type Note } from '@clientele/core';
import type { ContractEnd } from './contract-options.ts';

interface Windows {
  readonly timeZone: string;
  readonly outcomeEnd: number;
  readonly observedUntil: number;
  readonly leftOut: { readonly noHistory: number; readonly inactive: number };
}

/** What must be known before labels are believed. */
export function contractNotes(
  { timeZone, outcomeEnd, observedUntil, leftOut }: Windows,
  causes: readonly (ContractEnd | null)[],
  kinds: readonly string[],
  log: InteractionLog,
): readonly Note[] {
  const notes: Note[] = [];
  const lastDay = (end: number): string => formatCivilDay(civilDay(end - 1, timeZone));
  if (outcomeEnd > observedUntil) {
    const message = `the outcome window lasts until ${lastDay(outcomeEnd)}, the data until ${lastDay(observedUntil)}: nobody is labelled`;
    notes.push({
      code: 'outcome-censored',
      message,
      details: { outcomeEnd, observedUntil, customers: causes.length },
    });
  }
  const { noHistory, inactive } = leftOut;
  if (noHistory + inactive > 0) {
    const message = `${noHistory} customers without a history and ${inactive} whose contract was over before the outcome begins have no row`;
    notes.push({ code: 'customers-left-out', message, details: { noHistory, inactive } });
  }
  const involuntary = causes.filter((cause) => cause === 'involuntary').length;
  if (involuntary > 0) {
    const message = `${involuntary} contracts were ended by the company; they are told apart from those whom customers ended`;
    notes.push({ code: 'involuntary-ends', message, details: { customers: involuntary } });
  }
  if (kinds.every((kind) => codeOf(log.kind.dictionary, kind) < 0)) {
    const there = log.kind.dictionary.values.slice(0, 20);
    const message = `no interaction begins or ends a contract: none of ${kinds.join(', ')}; there are ${there.join(', ')}`;
    notes.push({ code: 'no-contract-kinds', message, details: { kinds: there } });
  }
  return frozen(notes);
}
