import type { Column } from '../../table/column.ts';
import type { CodedColumn } from '../../table/dictionary.ts';
import type { Instant } from '../../time/instant.ts';
import type { EventOptions } from './event-options.ts';
import type { ParsedEvents } from './parse-events.ts';

/** One thing that a customer did, or that happened to him or her, other than a purchase, as a row. */
export interface Interaction {
  customer: string;
  time: Instant;
  /** What happened, as `view`, `ticket` or `cancel-page`. */
  kind: string;
  /** How much of it, in a unit of the kind's own: minutes of a call, say. */
  value?: number;
  /** What it was about: a product, a campaign, an offer. */
  subject?: string;
}

/** The columns that an interaction log knows, required ones first. */
export type InteractionField = keyof Interaction;

/** Checked interactions in columns, built by `parseInteractions` and its kin. Frozen plain data. */
export interface InteractionLog {
  readonly length: number;
  /** IANA zone in which civil days are counted. */
  readonly timeZone: string;
  readonly customer: CodedColumn;
  /** Epoch milliseconds, UTC. */
  readonly time: Float64Array;
  readonly kind: CodedColumn;
  /** NaN where there is none. */
  readonly value?: Float64Array;
  readonly subject?: CodedColumn;
  /** Columns of the user's own. */
  readonly custom?: Readonly<Record<string, Column>>;
}

/** How rows become an interaction log. */
export type InteractionOptions = EventOptions<InteractionField>;

/** An interaction log, and what became of the rows. */
export type ParsedInteractions = ParsedEvents<InteractionLog>;

/** What every door takes that wants interactions: a checked log, or rows. */
export type Interactions = InteractionLog | readonly object[];
