import {
  asInteractionLog,
  type CodedColumn,
  checkOptions,
  codeOf,
  customerTable,
  encode,
  frozen,
  InsufficientDataError,
  type InteractionLog,
  type Interactions,
  type Note,
} from '@clientele/core';
import {
  type ContractEnd,
  contractRules,
  type LabelContractChurnOptions,
  meaningOfKinds,
  partContractOptions,
} from './contract-options.ts';
import { contractsOf } from './contracts.ts';
import { isUnfinished, type LabelColumns, outcomeWindow, type WindowedLabels, windowNotes } from './outcome-window.ts';

const verb = 'labelContractChurn';

/**
 * Whose contract ended, one row a customer under contract: 1 where it ended in the outcome window in the way foretold, 0 where it went on;
 * and the windows that this was told from.
 */
export type ContractChurnLabels = WindowedLabels<
  LabelColumns & {
    /** How it ended in the window: `cancel`, `non-renewal` or `involuntary`; missing where it went on, or the window is unfinished. */
    cause: CodedColumn;
  }
>;

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
  const windows = outcomeWindow(verb, log, options);
  const contracts = contractsOf(log, meaning, windows);
  const codes = contracts.order.filter((code) => contracts.isOpen[code] === 1);
  if (codes.length === 0) throw new InsufficientDataError(verb, 'customers under contract', 1, 0);
  const isKnown = !isUnfinished(windows);
  const causes = codes.map((code) => (isKnown ? (contracts.ends.get(code) ?? null) : null));
  const label = Float64Array.from(causes, (cause) => (isKnown ? labelOf(cause, options.foretell) : Number.NaN));
  const labels = customerTable(Object.freeze({ dictionary: log.customer.dictionary, codes: Uint32Array.from(codes) }), {
    label,
    censored: label.map((value) => Number(Number.isNaN(value))),
    cause: encode(causes),
  });
  const { order, known } = contracts;
  const told = frozen({
    ...windows,
    leftOut: { noHistory: known - order.length, inactive: order.length - codes.length },
  });
  const notes = [
    ...windowNotes(codes.length, told, withoutRow),
    ...involuntaryNotes(causes),
    ...strangeKinds([...meaning.keys()], log),
  ];
  return Object.freeze({ ...labels, ...told, issues, notes: frozen(notes) });
}

const withoutRow = {
  noHistory: 'without a history',
  inactive: 'whose contract was over before the outcome begins',
};

function labelOf(cause: ContractEnd | null, foretell: LabelContractChurnOptions['foretell'] = 'voluntary'): number {
  if (cause === null) return 0;
  if (foretell === 'any') return 1;
  return (cause === 'involuntary') === (foretell === 'involuntary') ? 1 : Number.NaN;
}

function involuntaryNotes(causes: readonly (ContractEnd | null)[]): Note[] {
  const customers = causes.filter((cause) => cause === 'involuntary').length;
  if (customers === 0) return [];
  const message = `${customers} contracts were ended by the company; they are told apart from those whom customers ended`;
  return [{ code: 'involuntary-ends', message, details: { customers } }];
}

/** A log in which nothing begins or ends a contract names its kinds otherwise. */
function strangeKinds(kinds: readonly string[], log: InteractionLog): Note[] {
  if (kinds.some((kind) => codeOf(log.kind.dictionary, kind) >= 0)) return [];
  const there = log.kind.dictionary.values.slice(0, 20);
  const message = `no interaction begins or ends a contract: none of ${kinds.join(', ')}; there are ${there.join(', ')}`;
  return [{ code: 'no-contract-kinds', message, details: { kinds: there } }];
}
