import {
  asFeedbackLog,
  asInteractionLog,
  type Column,
  type CustomerTable,
  type FeedbackLog,
  type Interactions,
  InvalidOptionError,
  type Note,
  type OptionProblem,
  type ParsedEvents,
} from '@clientele/core';
import { attributeColumns } from './attributes.ts';
import { feedbackFeatures } from './feedback-features.ts';
import { type EventView, interactionFeatures, kindsBefore } from './interaction-features.ts';

/** What may stand beside transactions. */
export interface SideInputs {
  /** What customers did besides buying: a log from `parseInteractions`, or rows. */
  readonly interactions?: Interactions;
  /** The kinds of interactions to count; all that are met before the cut-off unless told otherwise. */
  readonly kinds?: readonly string[];
  /** What customers said: a log from `parseFeedback`, or rows. */
  readonly feedback?: FeedbackLog | readonly object[];
  /** What is known of each customer, with `cutoff` or `asOf`: the exclusive end of what the table saw, epoch milliseconds. */
  readonly customers?: CustomerTable & { readonly cutoff?: number; readonly asOf?: number };
  /** Columns of `customers` that never change; only these are taken of a table, whatever its cut-off. */
  readonly timeless?: readonly string[];
}

/**
 * The features of all that is known besides purchases.
 *
 * @throws InvalidInputError (`invalid-input`) where events cannot be read, or customers saw too much
 * @throws InvalidOptionError (`invalid-option`) where an option has nothing to act on
 */
export function sideFeatures(
  verb: string,
  { interactions, kinds, feedback, customers, timeless }: SideInputs,
  view: EventView,
): { readonly columns: Record<string, Column>; readonly notes: readonly Note[] } {
  refuseIdle(verb, { kinds, timeless }, { kinds: interactions, timeless: customers });
  const notes: Note[] = [];
  const columns: Record<string, Column> = {};
  const read = <L>(name: string, { log, rowsRead, rowsDropped }: ParsedEvents<L>): L => {
    if (rowsDropped > 0) notes.push(setAside(name, rowsDropped, rowsRead));
    return log;
  };
  const ofRows = (given: object): { timeZone?: string } => (Array.isArray(given) ? { timeZone: view.timeZone } : {});
  if (interactions !== undefined) {
    const log = read('interactions', asInteractionLog(interactions, ofRows(interactions), verb));
    Object.assign(columns, interactionFeatures(log, kinds ?? kindsBefore(verb, log, view.cutoff), view));
  }
  if (feedback !== undefined) {
    Object.assign(columns, feedbackFeatures(read('feedback', asFeedbackLog(feedback, ofRows(feedback), verb)), view));
  }
  if (customers !== undefined) {
    Object.assign(columns, attributeColumns(verb, customers, timeless, view.customer, view.cutoff));
  }
  return { columns, notes };
}

/** An option that is accepted has an effect. */
function refuseIdle(
  verb: string,
  options: Readonly<Record<'kinds' | 'timeless', readonly string[] | undefined>>,
  inputs: Readonly<Record<'kinds' | 'timeless', unknown>>,
): void {
  const needs = { kinds: 'interactions', timeless: 'customers' } as const;
  const problems = (['kinds', 'timeless'] as const).flatMap((option): OptionProblem[] =>
    options[option] === undefined || inputs[option] !== undefined
      ? []
      : [{ option, allowed: `left out without ${needs[option]}`, received: (options[option] ?? []).join(', ') }],
  );
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

function setAside(input: string, rows: number, of: number): Note {
  const message = `${rows} of ${of} rows of ${input} could not be used and are set aside`;
  return { code: 'rows-set-aside', message, details: { input, rows, of } };
}
