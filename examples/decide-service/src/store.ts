import type { Contact, DecisionRecord } from '@clientele/nbo';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Cells, openWrites } from './writes.ts';

/** One line of a customer's history. */
export interface HistoryLine {
  readonly time: number;
  readonly amount: number;
  readonly item: string;
  readonly order: string | null;
}

/** A request that was answered, by the key that its sender gave it. */
export interface Answered {
  readonly key: string;
  /** Of what was asked: a key is for one request. */
  readonly digest: string;
  /** JSON. */
  readonly answer: string;
}

/** All that is kept of a customer. It is replaced, never changed. */
export interface Kept {
  readonly lines: readonly HistoryLine[];
  readonly contacts: readonly Contact[];
  readonly answered: readonly Answered[];
}

/**
 * What is kept: purchases, what was offered, how customers reacted, and which requests were answered. A promise of a write is kept once the
 * write is on the disk. Writes for one customer must come one after the other; those for different customers may overlap.
 */
export interface Store {
  of(customer: string): Promise<Kept>;
  /** All of it or, where something cannot be kept, nothing. */
  add(
    customer: string,
    more: Partial<Pick<Kept, 'lines'>> & { records?: readonly DecisionRecord[]; answered?: Answered },
  ): Promise<void>;
  react(customer: string, offer: string, time: number, reaction: 'accept' | 'reject'): Promise<void>;
  /** Deletes everything that is kept of a customer. */
  forget(customer: string): Promise<{ readonly purchases: number; readonly contacts: number }>;
  /** @returns whether the database answers */
  isWell(): Promise<boolean>;
  close(): Promise<void>;
}

const schema = `
create table if not exists purchases (customer varchar not null, time double not null, amount double not null, item varchar not null, "order" varchar);
create table if not exists contacts (customer varchar not null, offer varchar not null, channel varchar not null, time double not null, slot integer not null, probability double not null, reaction varchar);
create table if not exists answers (customer varchar not null, key varchar not null, digest varchar not null, answer varchar not null, day date not null default current_date);
create index if not exists purchases_of on purchases (customer);
create index if not exists contacts_of on contacts (customer);
create index if not exists answers_of on answers (customer);
delete from answers where day < current_date - 30;
`;

/**
 * Opens the database, an embedded DuckDB. Customers who were asked about lately are held in memory, so that a request does not read the
 * disk; every write is on it, flushed, before its promise is kept.
 *
 * @param path its file; `:memory:` keeps nothing
 * @param options `customers`: how many are held in memory
 * @returns the store
 */
export async function openStore(path: string, { customers = 20_000 }: { customers?: number } = {}): Promise<Store> {
  const instance = await DuckDBInstance.create(path);
  const [connection, reader] = [await instance.connect(), await instance.connect()];
  await connection.run(schema);
  const write = openWrites(connection);
  const read = await readerOf(reader);
  const held = new Map<string, Promise<Kept>>();
  /** Those asked about last are at the end; the first go when there are too many. */
  const hold = (customer: string, kept: Promise<Kept>): Promise<Kept> => {
    held.delete(customer);
    held.set(customer, kept);
    for (const eldest of held.keys()) {
      if (held.size <= customers) break;
      held.delete(eldest);
    }
    // what could not be read is asked for again
    kept.catch(() => held.get(customer) === kept && held.delete(customer));
    return kept;
  };
  const of = (customer: string): Promise<Kept> => hold(customer, held.get(customer) ?? read(customer));
  return {
    of,
    async add(customer, { lines = [], records = [], answered }) {
      const kept = await of(customer);
      await write({
        rows: {
          ...rowsOf(
            'purchases',
            lines.map(({ time, amount, item, order }) => [customer, time, amount, item, order]),
          ),
          ...rowsOf(
            'contacts',
            records.map(({ offer, channel, time, slot, probability }) => [
              customer,
              offer,
              channel,
              time,
              slot,
              probability,
              null,
            ]),
          ),
        },
        statements:
          answered === undefined
            ? []
            : [
                [
                  'insert into answers (customer, key, digest, answer) values (?, ?, ?, ?)',
                  [customer, answered.key, answered.digest, answered.answer],
                ],
              ],
      });
      const contacts = records.map(({ offer, channel, time }): Contact => ({ offer, channel, time }));
      await hold(
        customer,
        Promise.resolve({
          lines: sorted([...kept.lines, ...lines]),
          contacts: sorted([...kept.contacts, ...contacts]),
          answered: answered === undefined ? kept.answered : [...kept.answered, answered],
        }),
      );
    },
    async react(customer, offer, time, reaction) {
      const kept = await of(customer);
      const where = 'where customer = ? and offer = ? and time = ?';
      await write({ statements: [[`update contacts set reaction = ? ${where}`, [reaction, customer, offer, time]]] });
      const contacts = kept.contacts.map((contact) =>
        contact.offer === offer && contact.time === time ? { ...contact, reaction } : contact,
      );
      await hold(customer, Promise.resolve({ ...kept, contacts }));
    },
    async forget(customer) {
      const { lines, contacts } = await of(customer);
      const tables = ['purchases', 'contacts', 'answers'];
      await write({ statements: tables.map((table) => [`delete from ${table} where customer = ?`, [customer]]) });
      held.delete(customer);
      return { purchases: lines.length, contacts: contacts.length };
    },
    isWell: () =>
      reader.run('select 1').then(
        () => true,
        () => false,
      ),
    async close() {
      await connection.run('checkpoint');
      reader.closeSync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function rowsOf(table: string, rows: readonly Cells[]): Record<string, readonly Cells[]> {
  return rows.length === 0 ? {} : { [table]: rows };
}

function sorted<T extends { readonly time: number | string | Date }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => Number(a.time) - Number(b.time));
}

/** Statements of one connection must not overlap: each customer is read after the one before. */
async function readerOf(connection: DuckDBConnection): Promise<(customer: string) => Promise<Kept>> {
  const [lines, contacts, answers] = await Promise.all(
    [
      'select time, amount, item, "order" from purchases where customer = ? order by time, item',
      'select offer, channel, time, reaction from contacts where customer = ? order by time, slot',
      'select key, digest, answer from answers where customer = ?',
    ].map(async (statement) => {
      const prepared = await connection.prepare(statement);
      return async (customer: string): Promise<Record<string, unknown>[]> => {
        prepared.bindVarchar(1, customer);
        return (await prepared.runAndReadAll()).getRowObjects();
      };
    }),
  );
  let last: Promise<unknown> = Promise.resolve();
  const all = async (customer: string): Promise<Kept> => ({
    lines: (await lines?.(customer)) as unknown as HistoryLine[],
    contacts: ((await contacts?.(customer)) ?? []).map(({ reaction, ...contact }) => ({
      ...contact,
      ...(reaction === null ? {} : { reaction }),
    })) as unknown as Contact[],
    answered: (await answers?.(customer)) as unknown as Answered[],
  });
  return (customer) => {
    const result = last.then(() => all(customer));
    last = result.catch(() => undefined);
    return result;
  };
}
