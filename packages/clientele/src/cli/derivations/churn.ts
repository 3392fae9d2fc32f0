import {
  type BuildFeaturesOptions,
  buildFeatures,
  type DetectSignalsOptions,
  detectSignals,
  type LabelChurnOptions,
  type LabelContractChurnOptions,
  labelChurn,
  labelContractChurn,
} from '@clientele/churn';
import { encode, type InteractionLog, type TextColumn, withColumns } from '@clientele/core';
import { asOfOption } from './core.ts';
import type { ColumnsInput, Derivation, DerivedTable, EventsInput, LinesInput } from './derivation.ts';

/** Derivations of `@clientele/churn`. */
export const churnDerivations: readonly Derivation[] = [
  { name: 'churn-labels', from: 'lines', derive: churnLabels, ofEvents: contractLabels },
  { name: 'churn-features', from: 'lines', sides: ['interactions', 'feedback', 'customers'], derive: churnFeatures },
  {
    name: 'signals',
    from: 'columns',
    columns: { customer: 'id', time: 'time', kind: 'text' },
    optional: { value: 'number', subject: 'text' },
    mayBeEmpty: ['value', 'subject'],
    zoned: true,
    derive: signals,
  },
];

function churnLabels({ log, asOf, settings }: LinesInput): DerivedTable {
  const labels = labelChurn(log, { ...settings, ...asOfOption(asOf) } as unknown as LabelChurnOptions);
  return dated(labels, ['label', 'censored']);
}

/** A file of events is about contracts, which end in a way that is told. */
function contractLabels({ log, asOf, settings }: EventsInput): DerivedTable {
  const labels = labelContractChurn(log, { ...settings, ...asOfOption(asOf) } as unknown as LabelContractChurnOptions);
  return dated(labels, ['label', 'censored', 'cause']);
}

function churnFeatures({ log, asOf, inputs, settings }: LinesInput): DerivedTable {
  const { interactions, feedback, customers } = inputs;
  const sides = { interactions, feedback, customers };
  const features = buildFeatures(log, { ...settings, ...sides, ...asOfOption(asOf) } as BuildFeaturesOptions);
  return dated(features, Object.keys(features.columns));
}

/** `--set rules=` is a JSON list, or names a file that holds one. */
async function signals({ table, timeZone = 'UTC', settings, readJson }: ColumnsInput): Promise<DerivedTable> {
  const { customer, length, columns } = table as ColumnsInput['table'] & Pick<InteractionLog, 'customer'>;
  const { kind, subject, ...others } = columns as Record<'kind' | 'subject', TextColumn | undefined>;
  const coded = { kind: encode(kind ?? []), ...(subject === undefined ? {} : { subject: encode(subject) }) };
  const log = { length, timeZone, customer, ...others, ...coded } as unknown as InteractionLog;
  const { rules } = settings;
  const given = typeof rules === 'string' ? { ...settings, rules: await readJson(rules) } : settings;
  const found = detectSignals(log, given as unknown as DetectSignalsOptions);
  return { table: found, names: ['customer', 'time', 'signal'], instants: ['time'], timeZone };
}

/** With the day that it holds for in each row, so that tables of several days can be put one below the other. */
export function dated(
  derived: ReturnType<typeof labelChurn | typeof labelContractChurn | typeof buildFeatures>,
  columns: string[],
): DerivedTable {
  const { timeZone, notes } = derived;
  const asOf = new Float64Array(derived.length).fill(derived.asOf);
  const table = withColumns(derived, { asOf });
  return { table, names: ['customer', 'asOf', ...columns], instants: ['asOf'], timeZone, notes };
}
