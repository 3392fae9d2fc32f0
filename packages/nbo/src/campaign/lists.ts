import { type Column, type CustomerTable, customerTable, encode, type TextColumn } from '@clientele/core';
import type { CandidateRow } from '../decisions/campaign-candidates.ts';
import { messageFor } from '../decisions/message.ts';
import type { DecisionSubject } from '../decisions/subject.ts';

/** What one channel sends. */
export interface CampaignList {
  readonly channel: string;
  /** A row a contact: `offer`, and a column a text of the offers; empty where an offer lacks it, or a trait that it names is not known. */
  readonly table: CustomerTable<Record<string, Column>>;
}

/** The treated rows as one list a channel, channels by name. */
export function campaignLists(
  chosen: readonly CandidateRow[],
  subjects: readonly DecisionSubject[],
  control: Uint8Array,
): CampaignList[] {
  const treated = chosen.filter((_, at) => control[at] === 0);
  const channels = [...new Set(treated.map(({ channel }) => channel))].sort();
  return channels.map((channel) => ({
    channel,
    table: listTable(
      treated.filter((row) => row.channel === channel),
      subjects,
    ),
  }));
}

function listTable(
  rows: readonly CandidateRow[],
  subjects: readonly DecisionSubject[],
): CustomerTable<Record<string, Column>> {
  const messages = rows.map(({ ranked, subject }) =>
    messageFor(ranked.offer.message, (subjects[subject] as DecisionSubject).traits),
  );
  const fields = [...new Set(rows.flatMap(({ ranked }) => ranked.offer.message.map(([field]) => field)))].sort();
  const texts = fields.map((field): [string, TextColumn] => [
    `message:${field}`,
    messages.map((message) => (Object.hasOwn(message, field) ? (message[field] ?? null) : null)),
  ]);
  return customerTable(
    rows.map(({ subject }) => (subjects[subject] as DecisionSubject).id),
    { offer: encode(rows.map(({ ranked }) => ranked.offer.id)), ...Object.fromEntries(texts) },
  );
}
