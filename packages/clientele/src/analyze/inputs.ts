import { detectSignals, type SignalRule, type Signals } from '@clientele/churn';
import {
  asFeedbackLog,
  asInteractionLog,
  before,
  type Column,
  type CustomerTable,
  type FeedbackLog,
  type InteractionLog,
  type Interactions,
  InvalidInputError,
  InvalidOptionError,
  type Note,
  type OptionRule,
  optionRule,
  type ParsedEvents,
  showValue,
  type Table,
} from '@clientele/core';
import { type Offer, parseOffers } from '@clientele/nbo';
import { checkBadShare } from './bad-share.ts';

/** What an analysis may know besides order lines. Rows carry the column names of CONTRACTS: `customer`, `time`, `kind`, `text`. */
export interface AnalyzeInputs {
  /** What customers did besides buying: a log from `parseInteractions`, or rows. */
  readonly interactions?: Interactions;
  /** What customers said: a log from `parseFeedback`, or rows. */
  readonly feedback?: FeedbackLog | readonly object[];
  /** What is known of each customer: one row a customer, a column an attribute. */
  readonly customers?: CustomerTable<Record<string, Column>>;
  /** What is sold: `product` and, where known, `name`, `category`, `price`, `cost`; one row a product. */
  readonly products?: Table<Record<string, Column>>;
  /** What can be offered, and what it costs and earns; the campaign is made of it. */
  readonly offers?: readonly Offer[];
}

/** What is looked for in them. */
export interface InputRules {
  /** Rules over `interactions`, as `detectSignals` takes them: who fulfils one is called first. */
  readonly signals?: readonly SignalRule[];
}

/** The same, read, and cut off at the end of the observation. */
export interface ReadInputs {
  readonly interactions?: InteractionLog;
  readonly feedback?: FeedbackLog;
  readonly customers?: CustomerTable<Record<string, Column>>;
  readonly products?: Table<Record<string, Column>>;
  readonly offers?: readonly Offer[];
  /** Of the interactions before `asOf`. */
  readonly signals?: Signals;
}

const tableOf = (column: 'customer' | 'product'): OptionRule =>
  optionRule(`a table with the column "${column}"`, (value) => {
    const { columns } = (value ?? {}) as { readonly columns?: unknown };
    if (typeof columns !== 'object' || columns === null) return false;
    return column === 'customer' ? 'customer' in (value as object) : column in columns;
  });
const logOrRows: OptionRule = optionRule('a log, or an array of rows', (v) => typeof v === 'object' && v !== null);

/** Rules of these options. */
export const inputRules: Readonly<Record<keyof AnalyzeInputs | keyof InputRules, OptionRule>> = {
  interactions: logOrRows,
  feedback: logOrRows,
  customers: tableOf('customer'),
  products: tableOf('product'),
  // Each field of these is checked, and named, when they are read.
  offers: optionRule('a list of offers', Array.isArray),
  signals: optionRule('a list of rules', Array.isArray),
};

/**
 * Reads the inputs of an analysis beside its order lines; of logs, only what was known before `asOf`.
 *
 * @param inputs as given
 * @param timeZone zone of the order lines, for rows
 * @param asOf exclusive end, epoch milliseconds
 * @param maxBad share of rows of each input that may be set aside
 * @returns the inputs read, and a note for each that lost rows
 * @throws InvalidInputError (`invalid-input`) where rows are no events, or too many cannot be used
 * @throws InvalidOptionError (`invalid-option`) where `signals` are no rules, or there is nothing to look for them in
 */
export function readInputs(
  { interactions, feedback, customers, products, offers, signals }: AnalyzeInputs & InputRules,
  timeZone: string,
  asOf: number,
  maxBad: number | undefined,
): { readonly inputs: ReadInputs; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  const events = <L extends InteractionLog | FeedbackLog>(name: string, parsed: ParsedEvents<L>): L => {
    const { rowsRead, rowsDropped, issues } = parsed;
    checkBadShare(`analyze, ${name}`, { rows: rowsRead, aside: rowsDropped }, issues, maxBad);
    const log = before(parsed.log, asOf);
    const later = parsed.log.length - log.length;
    if (rowsDropped > 0) notes.push(setAside(name, rowsDropped, rowsRead));
    if (later > 0) notes.push(cutOff(name, later, rowsRead));
    return log;
  };
  const ofRows = (given: object): { timeZone?: string } => (Array.isArray(given) ? { timeZone } : {});
  const inputs: ReadInputs = {
    ...(interactions && {
      interactions: events('interactions', asInteractionLog(interactions, ofRows(interactions), 'analyze')),
    }),
    ...(feedback && { feedback: events('feedback', asFeedbackLog(feedback, ofRows(feedback), 'analyze')) }),
    ...(customers && { customers: onceEach(customers) }),
    ...(products && { products }),
    ...(offers && { offers: parseOffers(offers) }),
  };
  return { inputs: { ...inputs, ...(signals && { signals: signalsIn(inputs.interactions, signals) }) }, notes };
}

function signalsIn(interactions: InteractionLog | undefined, rules: readonly SignalRule[]): Signals {
  if (interactions !== undefined) return detectSignals(interactions, { rules });
  const received = showValue(rules);
  throw new InvalidOptionError('analyze', [{ option: 'signals', allowed: 'left out without interactions', received }]);
}

/** Attributes of a customer who stands in two rows could contradict each other. */
function onceEach(customers: CustomerTable<Record<string, Column>>): CustomerTable<Record<string, Column>> {
  const { codes, dictionary } = customers.customer;
  const met = new Uint8Array(dictionary.values.length);
  for (const [row, code] of codes.entries()) {
    if (met[code] === 1) {
      const id = dictionary.values[code];
      throw new InvalidInputError(`analyze: customers row ${row}: customer "${id}" stands in two rows`, [], { row });
    }
    met[code] = 1;
  }
  return customers;
}

function setAside(input: string, rows: number, of: number): Note {
  const message = `${rows} of ${of} rows of ${input} could not be used and are set aside`;
  return { code: 'rows-set-aside', message, details: { input, rows, of } };
}

function cutOff(input: string, rows: number, of: number): Note {
  const message = `${rows} of ${of} rows of ${input} are not before asOf and were not looked at`;
  return { code: 'rows-after-as-of', message, details: { input, rows, of } };
}
