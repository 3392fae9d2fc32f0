import type { Contact, DecisionRecord } from '@clientele/nbo';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { openTurns } from './turns.ts';

/** One line of a customer's history. */
export interface HistoryLine {
  readonly time: number;
  readonly amount: number;
  readonly item: string;
  readonly order: string | null;
}

/** What is kept: purchases, what was offered, and how customers reacted. */
export interface Store {
  /** All lines or, where one cannot be kept, none. */
  addPurchases(customer: string, lines: readonly HistoryLine[]): Promise<void>;
  historyOf(customer: string): Promise<HistoryLine[]>;
  contactsOf(customer: string): Promise<Contact[]>;
  addDecisions(records: readonly DecisionRecord[]): Promise<void>;
  /** @returns whether there was such a contact without a reaction yet */
  addReaction(customer: string, offer: string, time: number, reaction: 'accept' | 'reject'): Promise<boolean>;
  /** Deletes everything that is kept of a customer. */
  forget(customer: string): Promise<{ readonly purchases: number; readonly contacts: number }>;
  /** @returns whether the database answers */
  isWell(): Promise<boolean>;
  close(): Promise<void>;
}

const schema = `
create table if not exists purchases (customer varchar not null, time double not null, amount double not null, item varchar not null, "order" varchar);
create table if not exists contacts (customer varchar not null, offer varchar not null, channel varchar not null, time double not null, slot integer not null, probability double not null, reaction varchar);
create index if not exists purchases_of on purchases (customer);
create index if not exists contacts_of on contacts (customer);
`;

/**
 * Opens the database, an embedded DuckDB.
 *
 * @param path its file; `:memory:` keeps nothing
 * @returns the store; one connection, on which one statement runs after the other
 */
export async function openStore(path: string): Promise<Store> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(schema);
  const { run, together } = statementsOf(connection);
  return {
    addPurchases: (customer, lines) =>
      together(async (within) => {
        for (const { time, amount, item, order } of lines) {
          await within('insert into purchases values (?, ?, ?, ?, ?)', [customer, time, amount, item, order]);
        }
      }),
    async historyOf(customer) {
      const rows = await run(
        'select time, amount, item, "order" from purchases where customer = ? order by time, item',
        [customer],
      );
      return rows as unknown as HistoryLine[];
    },
    async contactsOf(customer) {
      const rows = await run(
        'select offer, channel, time, reaction from contacts where customer = ? order by time, slot',
        [customer],
      );
      return rows.map(({ reaction, ...contact }) => ({
        ...contact,
        ...(reaction === null ? {} : { reaction }),
      })) as unknown as Contact[];
    },
    addDecisions: (records) =>
      together(async (within) => {
        for (const { customer, offer, channel, time, slot, probability } of records) {
          const values = [customer, offer, channel, time, slot, probability];
          await within('insert into contacts values (?, ?, ?, ?, ?, ?, null)', values);
        }
      }),
    async addReaction(customer, offer, time, reaction) {
      const rows = await run(
        'update contacts set reaction = ? where customer = ? and offer = ? and time = ? and reaction is null returning offer',
        [reaction, customer, offer, time],
      );
      return rows.length > 0;
    },
    forget: (customer) =>
      together(async (within) => ({
        purchases: (await within('delete from purchases where customer = ? returning 1 as gone', [customer])).length,
        contacts: (await within('delete from contacts where customer = ? returning 1 as gone', [customer])).length,
      })),
    isWell: () =>
      run('select 1 as well', []).then(
        () => true,
        () => false,
      ),
    async close() {
      await run('checkpoint', []);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

type Run = (statement: string, values: DuckDBValue[]) => Promise<Record<string, DuckDBValue>[]>;

/** Statements of one connection must not overlap; some belong together, all of them or none. */
function statementsOf(connection: DuckDBConnection): {
  readonly run: Run;
  readonly together: <T>(task: (within: Run) => Promise<T>) => Promise<T>;
} {
  const turns = openTurns();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => turns('connection', task);
  const now: Run = async (statement, values) =>
    (await connection.runAndReadAll(statement, values)).getRowObjects() as Record<string, DuckDBValue>[];
  return {
    run: (statement, values) => inTurn(() => now(statement, values)),
    together: (task) =>
      inTurn(async () => {
        await now('begin transaction', []);
        try {
          const result = await task(now);
          await now('commit', []);
          return result;
        } catch (error) {
          await now('rollback', []);
          throw error;
        }
      }),
  };
}
