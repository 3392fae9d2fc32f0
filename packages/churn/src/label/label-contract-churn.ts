import {
  asInteractionLog,
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  codeOf,
  customerTable,
  type DataIssues,
  encode,
  frozen,
  InsufficientDataError,
  type InteractionLog,
  type Interactions,
  type Note,
  resolveAsOf,
} from '@clientele/core';
import { type ObservationEnd, observationEnd } from '../span/observation.ts';
import { shiftInstant } from '../span/shift-instant.ts';
import { contractNotes } from './contract-notes.ts';
import {
  type ContractEnd,
  contractRules,
  type LabelContractChurnOptions,
  meaningOfKinds,
  partContractOptions,
} from './contract-options.ts';

const verb = 'labelContractChurn';

/** Whose contract ended, one row a customer under contract, and the windows that this was told from. */
export type ContractChurnLabels = CustomerTable<{
  /** 1 where the contract ended in the outcome window in the way foretold, 0 where it went on, missing where that is not known. */
  label: Float64Array;
  /** 1 where it is not known: the window reaches past the data, or the contract ended in another way; else 0. */
  censored: Float64Array;
  /** How it ended in the window: `cancel`, `non-renewal` or `involuntary`; missing where it went on, or the window is unfinished. */
  cause: CodedColumn;
}> &
  ObservationEnd & {
    /** Exclusive end of the outcome window, epoch milliseconds. */
    readonly outcomeEnd: number;
    /** Exclusive end of the data, epoch milliseconds. */
    readonly observedUntil: number;
    /** Customers without a row. */
    readonly leftOut: {
      /** No interaction before the histories end. */
      readonly noHistory: number;
      /** The contract was over before the outcome window began. */
      readonly inactive: number;
    };
    readonly issues: DataIssues;
    readonly notes: readonly Note[];
  };

/**
 * Labels customers under contract, who cannot leave without a word: churn is a contract that is cancelled or not renewed in the outcome
 * window. One that the company ends, for an unpaid bill say, is another matter: the customer did not decide to leave, so that what he or
 * she would have done is not known. Such customers are censored, never labelled 0; `foretell` turns to them.
 *
 * A customer is under contract who has a history before `asOf` less `lead` and whose contract has not ended by `asOf`, or began anew
 * since. Only the first end within the window counts. As in `labelChurn`, nobody is labelled where the window is unfinished.
 *
 * @param interactions a log, or rows together with `map`
 * @param options windows, kinds, and how rows are read
 * @returns one row a customer under contract, in the order in which the log first names them; what `joinLabels` takes
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, missing or wrong, or a kind means two things
 * @throws InsufficientDataError (`insufficient-data`) where nobody is under contract at `asOf`
 * @example
 * import { labelContractChurn, toRows } from '@clientele/churn';
 * const on = (customer: string, time: string, kind: string) => ({ customer, time, kind });
 * const events = [
 *   on('Ada', '2026-01-02', 'start'), on('Bo', '2026-01-03', 'start'), on('Cy', '2026-01-04', 'start'),
 *   on('Bo', '2026-02-10', 'cancel'), on('Cy', '2026-02-12', 'involuntary'), on('Ada', '2026-03-31', 'login'),
 * ];
 * toRows(labelContractChurn(events, { asOf: '2026-02-01', outcome: { days: 30 } }));
 * // => [
 * //   { customer: 'Ada', label: 0, censored: 0, cause: null },
 * //   { customer: 'Bo', label: 1, censored: 0, cause: 'cancel' },
 * //   { customer: 'Cy', label: null, censored: 1, cause: 'involuntary' },
 * // ]
 */
export function labelContractChurn(
  interactions: Interactions,
  options: LabelContractChurnOptions,
): ContractChurnLabels {
  const { own, reading } = partContractOptions(options);
  checkOptions(verb, own, contractRules);
  const meaning = meaningOfKinds(verb, options);
  const { log, issues } = asInteractionLog(interactions, reading, verb);
  const end = observationEnd(verb, log, options.asOf, options.lead);
  const outcomeEnd = shiftInstant(end.asOf, options.outcome, 1, log.timeZone);
  const observedUntil = resolveAsOf(options.observedUntil, log, verb);
  const contracts = contractsOf(log, meaning, end, outcomeEnd);
  const codes = contracts.order.filter((code) => contracts.isOpen[code] === 1);
  const noHistory = contracts.known - contracts.order.length;
  const leftOut = { noHistory, inactive: contracts.order.length - codes.length };
  if (codes.length === 0) throw new InsufficientDataError(verb, 'customers under contract', 1, 0);
  const isUnfinished = outcomeEnd > observedUntil;
  const causes = codes.map((code) => (isUnfinished ? null : (contracts.ends.get(code) ?? null)));
  const label = Float64Array.from(causes, (cause) => (isUnfinished ? Number.NaN : labelOf(cause, options.foretell)));
  const labels = customerTable(Object.freeze({ dictionary: log.customer.dictionary, codes: Uint32Array.from(codes) }), {
    label,
    censored: label.map((value) => Number(Number.isNaN(value))),
    cause: encode(causes),
  });
  const windows = { ...end, outcomeEnd, observedUntil, leftOut };
  const notes = contractNotes(windows, causes, [...meaning.keys()], log);
  return Object.freeze({ ...labels, ...frozen(windows), issues, notes });
}

function labelOf(cause: ContractEnd | null, foretell: LabelContractChurnOptions['foretell'] = 'voluntary'): number {
  if (cause === null) return 0;
  if (foretell === 'any') return 1;
  return (cause === 'involuntary') === (foretell === 'involuntary') ? 1 : Number.NaN;
}

interface Contracts {
  /** Codes of the customers with a history, in the order of the log. */
  readonly order: readonly number[];
  /** Customers of the log. */
  readonly known: number;
  /** By code: 1 where the contract runs when the outcome window begins. */
  readonly isOpen: Uint8Array;
  /** By code: how it first ended within the window. */
  readonly ends: ReadonlyMap<number, ContractEnd>;
}

function contractsOf(
  log: InteractionLog,
  meaning: ReadonlyMap<string, ContractEnd | 'start'>,
  { cutoff, asOf }: ObservationEnd,
  outcomeEnd: number,
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
