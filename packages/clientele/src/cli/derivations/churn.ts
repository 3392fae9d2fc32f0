import { type BuildFeaturesOptions, buildFeatures, type LabelChurnOptions, labelChurn } from '@clientele/churn';
import { withColumns } from '@clientele/core';
import { asOfOption } from './core.ts';
import type { Derivation, DerivedTable, LinesInput } from './derivation.ts';

/** Derivations of `@clientele/churn`. */
export const churnDerivations: readonly Derivation[] = [
  { name: 'churn-labels', from: 'lines', derive: churnLabels },
  { name: 'churn-features', from: 'lines', derive: churnFeatures },
];

function churnLabels({ log, asOf, settings }: LinesInput): DerivedTable {
  const labels = labelChurn(log, { ...settings, ...asOfOption(asOf) } as unknown as LabelChurnOptions);
  return dated(labels, ['label', 'censored']);
}

function churnFeatures({ log, asOf, settings }: LinesInput): DerivedTable {
  const features = buildFeatures(log, { ...settings, ...asOfOption(asOf) } as BuildFeaturesOptions);
  return dated(features, Object.keys(features.columns));
}

/** With the day that it holds for in each row, so that tables of several days can be put one below the other. */
function dated(derived: ReturnType<typeof labelChurn | typeof buildFeatures>, columns: string[]): DerivedTable {
  const { timeZone, notes } = derived;
  const asOf = new Float64Array(derived.length).fill(derived.asOf);
  const table = withColumns(derived, { asOf });
  return { table, names: ['customer', 'asOf', ...columns], instants: ['asOf'], timeZone, notes };
}
