import { createHash } from 'node:crypto';
import type { DecisionRecord } from '@clientele/nbo';
import type { HistoryLine, Kept, Store } from './store.ts';

/** A key that was sent with another request before. */
export class KeyReused extends Error {}

/** What a request leads to: its answer, and what is to be kept. */
export interface Outcome<T> {
  readonly answer: T;
  readonly lines?: readonly HistoryLine[];
  readonly records?: readonly DecisionRecord[];
}

/**
 * Answers a request. With a key it is answered once: the answer is kept in the same transaction as what it speaks of, so that whoever
 * got no answer, for a broken line or a restart, may ask again. Requests for one customer must come one after the other.
 *
 * @param store what is kept
 * @param customer whose request it is
 * @param key of the sender's choice; every request counts without it
 * @param asked the request itself
 * @param work decides, from what is kept of the customer
 * @returns the answer, and whether it is that of the first time
 * @throws KeyReused where the key was sent with another request
 */
export async function answerOnce<T>(
  store: Store,
  customer: string,
  key: string | undefined,
  asked: object,
  work: (kept: Kept) => Outcome<T>,
): Promise<{ readonly answer: T; readonly replayed: boolean }> {
  const kept = await store.of(customer);
  const digest = key === undefined ? '' : createHash('sha256').update(JSON.stringify(asked)).digest('base64');
  const before = kept.answered.find((one) => one.key === key);
  if (before !== undefined) {
    if (before.digest === digest) return { answer: JSON.parse(before.answer) as T, replayed: true };
    throw new KeyReused(
      `the key "${before.key}" was sent with another request before: take a new key for a new request`,
    );
  }
  const { answer, ...more } = work(kept);
  const answered = key === undefined ? {} : { answered: { key, digest, answer: JSON.stringify(answer) } };
  await store.add(customer, { ...more, ...answered });
  return { answer, replayed: false };
}
