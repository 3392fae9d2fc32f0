import {
  asInteractionLog,
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  codeOf,
  customerTable,
  encode,
  frozen,
  type InteractionLog,
  type InteractionOptions,
  InvalidOptionError,
  type OptionRule,
  optionRule,
  type Row,
  showValue,
  textAt,
} from '@clientele/core';
import { millisecondsOf, type SignalRule, signalRules } from './rule.ts';

/** What is looked for, and where the last run ended. */
export interface DetectSignalsOptions extends InteractionOptions {
  readonly rules: readonly SignalRule[];
  /** What the run before gave back; nothing is known of the customers unless given. */
  readonly state?: SignalState;
}

/** Where a run ended: plain JSON, to be stored. It holds ids and times of customers with open rules, nothing else. */
export interface SignalState {
  readonly version: 1;
  /** One entry a rule and customer. */
  readonly open: readonly {
    readonly signal: string;
    readonly customer: string;
    /** When the signal was last given, epoch milliseconds; null where never. */
    readonly given: number | null;
    /** Interactions that still count, epoch milliseconds. */
    readonly times: readonly number[];
  }[];
}

/** Signals in the order of their times, and the state to go on from. */
export type Signals = CustomerTable<{
  /** When the interaction was that gave it, epoch milliseconds. */
  time: Float64Array;
  signal: CodedColumn;
  /** When its cool-down is over, epoch milliseconds, exclusive: until then the customer is taken to be called. */
  until: Float64Array;
}> & {
  readonly timeZone: string;
  readonly state: SignalState;
};

const usualCoolDown = { days: 30 };
const coolDownOf = ({ coolDown = usualCoolDown }: SignalRule): number => millisecondsOf(coolDown);
const isState = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (value as SignalState).version === 1 &&
  Array.isArray((value as SignalState).open);

/**
 * Rules over interactions that act at once: a customer who opens the page for cancelling is to be called, one with three
 * complaints in a week as well. After a signal the rule keeps silent about that customer for its cool-down, so that nobody is
 * called twice. The state goes into the next run: split where you like, the signals are the same.
 *
 * @param interactions a log, or rows together with `map`
 * @param options the rules, the state, and how rows are read
 * @returns one row a signal: customer, time of the interaction that gave it, its name, and when its cool-down is over; and the state
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { detectSignals, toRows } from '@clientele/churn';
 * const rules = [{ signal: 'call', kind: 'cancel-page', coolDown: { days: 7 } }];
 * const at = (day: number) => ({ customer: 'Ada', time: Date.UTC(2026, 0, day), kind: 'cancel-page' });
 * const first = detectSignals([at(1), at(3)], { rules });
 * toRows(first, ['customer', 'signal']); // => [{ customer: 'Ada', signal: 'call' }]
 * detectSignals([at(5), at(9)], { rules, state: first.state }).length; // => 1
 */
export function detectSignals(
  interactions: InteractionLog | readonly object[],
  options: DetectSignalsOptions,
): Signals {
  const { rules, state, ...reading } = options ?? {};
  checkOptions('detectSignals', { rules, state }, own);
  if (rules === undefined) {
    throw new InvalidOptionError('detectSignals', [
      { option: 'rules', allowed: signalRules.allowed, received: showValue(rules) },
    ]);
  }
  const { log } = asInteractionLog(interactions as readonly Row[] as never, reading, 'detectSignals');
  const open = openState(state);
  const found: { customer: string; time: number; signal: string; until: number }[] = [];
  const order = [...log.time.keys()].sort((a, b) => (log.time[a] as number) - (log.time[b] as number));
  const kinds = rules.map((rule) => codeOf(log.kind.dictionary, rule.kind));
  for (const row of order) {
    rules.forEach((rule, index) => {
      if (log.kind.codes[row] !== kinds[index] || !isAbout(log, row, rule.subject)) return;
      const customer = textAt(log.customer, row) as string;
      const time = log.time[row] as number;
      if (!open.meets(rule, customer, time)) return;
      found.push({ customer, time, signal: rule.signal, until: time + coolDownOf(rule) });
    });
  }
  const columns = {
    time: Float64Array.from(found, ({ time }) => time),
    signal: encode(found.map(({ signal }) => signal)),
    until: Float64Array.from(found, ({ until }) => until),
  };
  const signals = customerTable(
    found.map(({ customer }) => customer),
    columns,
  );
  return Object.freeze({ ...signals, timeZone: log.timeZone, state: open.save() });
}

const own: Readonly<Record<'rules' | 'state', OptionRule>> = {
  rules: signalRules,
  state: optionRule('the state of an earlier run', isState),
};

function isAbout({ subject }: InteractionLog, row: number, wanted: string | undefined): boolean {
  return wanted === undefined || (subject !== undefined && textAt(subject, row) === wanted);
}

interface OpenState {
  /** Takes an interaction in; answers whether it gives a signal. */
  meets(rule: SignalRule, customer: string, time: number): boolean;
  save(): SignalState;
}

function openState(state: SignalState | undefined): OpenState {
  const known = new Map<string, Map<string, { given: number | null; times: number[] }>>();
  const entryOf = (signal: string, customer: string): { given: number | null; times: number[] } => {
    const own = known.get(signal) ?? new Map<string, { given: number | null; times: number[] }>();
    known.set(signal, own);
    const entry = own.get(customer) ?? { given: null, times: [] };
    own.set(customer, entry);
    return entry;
  };
  for (const { signal, customer, given, times } of state?.open ?? []) {
    Object.assign(entryOf(signal, customer), { given, times: [...times] });
  }
  return {
    meets(rule, customer, time) {
      const { signal, count = 1, within } = rule;
      const entry = entryOf(signal, customer);
      const since = within === undefined ? Number.NEGATIVE_INFINITY : time - millisecondsOf(within);
      entry.times = [...entry.times.filter((earlier) => earlier > since), time].slice(-count);
      if (entry.times.length < count) return false;
      if (entry.given !== null && time < entry.given + coolDownOf(rule)) return false;
      entry.given = time;
      return true;
    },
    save: () =>
      frozen({
        version: 1,
        open: [...known].flatMap(([signal, own]) =>
          [...own].map(([customer, { given, times }]) => ({ signal, customer, given, times })),
        ),
      }),
  };
}
