import {
  asInteractionLog,
  type CodedColumn,
  codeOf,
  type Duration,
  filterRows,
  InsufficientDataError,
  type InteractionLog,
  type Note,
  type TransactionLog,
  textAt,
} from '@clientele/core';
import { buildFeatures, type ChurnFeatures, type FeatureColumns } from '../features/build-features.ts';
import type { SideInputs } from '../features/side-features.ts';
import { meaningOfKinds } from '../label/contract-options.ts';
import { contractsOf } from '../label/contracts.ts';
import { joinLabels, type LabelledFeatures, type OutcomeLabels } from '../label/join-labels.ts';
import { labelChurn } from '../label/label-churn.ts';
import { labelContractChurn } from '../label/label-contract-churn.ts';
import { shiftInstant } from '../span/shift-instant.ts';
import type { ChurnRiskOptions, ContractTerms } from './options.ts';

/** What customers are known by, and what churn is. */
export interface RiskSetting extends Pick<ChurnRiskOptions, 'lead' | 'activeWithin'> {
  readonly verb: string;
  readonly log: TransactionLog;
  readonly outcome: Duration;
  /** Windows, and what is known besides purchases. */
  readonly known: SideInputs & Pick<ChurnRiskOptions, 'windows'>;
  /** Null where customers can leave without a word. */
  readonly contract: { readonly terms: ContractTerms; readonly events: InteractionLog } | null;
}

/** The log of events that contracts are told from. */
export function contractSetting(
  verb: string,
  { contract, interactions }: ChurnRiskOptions,
  timeZone: string,
): RiskSetting['contract'] {
  if (contract === undefined || interactions === undefined) return null;
  const reading = Array.isArray(interactions) ? { timeZone } : {};
  return { terms: contract, events: asInteractionLog(interactions, reading, verb).log };
}

/** Labels and features of the last outcome window that ends by `end`. */
export function labelledWindow(setting: RiskSetting, end: number): LabelledFeatures<FeatureColumns> {
  const { log, outcome, lead, known } = setting;
  const asOf = shiftInstant(end, outcome, -1, log.timeZone);
  const features = buildFeatures(log, { ...known, asOf, lead });
  return joinLabels(features, labelsOf(setting, asOf, end, features.customer));
}

function labelsOf(
  { verb, log, outcome, lead, activeWithin, contract }: RiskSetting,
  asOf: number,
  end: number,
  known: CodedColumn,
): OutcomeLabels {
  const windows = { asOf, outcome, lead, observedUntil: end };
  if (contract === null) return labelChurn(log, { ...windows, activeWithin });
  const labels = labelContractChurn(contract.events, { ...windows, ...contract.terms });
  const isKnown = rowsAmong(labels.customer, known);
  const without = isKnown.reduce((count, flag) => count + 1 - flag, 0);
  if (without === labels.length)
    throw new InsufficientDataError(verb, 'customers under contract with a purchase', 1, 0);
  if (without === 0) return labels;
  return { ...filterRows(labels, isKnown), notes: [...labels.notes, withoutPurchase(without)] };
}

/** The customers of today; of those under contract, whose contract runs. */
export function customersAt(setting: RiskSetting, asOf: number): ChurnFeatures {
  const { verb, log, known, contract } = setting;
  const today = buildFeatures(log, { ...known, asOf });
  if (contract === null) return today;
  const { events, terms } = contract;
  const now = { asOf, cutoff: asOf, outcomeEnd: asOf };
  const { isOpen } = contractsOf(events, meaningOfKinds(verb, { ...terms, asOf, outcome: setting.outcome }), now);
  const runs = Uint8Array.from(today.customer.codes, (_, row) => {
    const code = codeOf(events.customer.dictionary, textAt(today.customer, row) as string);
    return code < 0 ? 0 : (isOpen[code] as number);
  });
  if (!runs.includes(1)) throw new InsufficientDataError(verb, 'customers whose contract runs', 1, 0);
  return filterRows(today, runs);
}

/** 1 for each customer who has a row in the other table as well. */
function rowsAmong(customer: CodedColumn, others: CodedColumn): Uint8Array {
  const met = new Uint8Array(others.dictionary.values.length);
  for (const code of others.codes) met[code] = 1;
  return Uint8Array.from(customer.codes, (_, row) => {
    const code = codeOf(others.dictionary, textAt(customer, row) as string);
    return code < 0 ? 0 : (met[code] as number);
  });
}

function withoutPurchase(customers: number): Note {
  const message = `${customers} customers under contract have no purchase before the histories end, and are not learnt from`;
  return { code: 'contracts-without-purchase', message, details: { customers } };
}
