import { type Column, InvalidInputError, parseInstant, textAt } from '@clientele/core';
import {
  type DecideAllOptions,
  type DecisionCustomer,
  type DecisionPolicy,
  decideAll,
  type GivenPropensity,
  openDecisions,
  type Traits,
} from '@clientele/nbo';
import { allocationNote, campaignOf, channelsOf, policyFor, traitsAt } from '../../analyze/offer-setup.ts';
import { partSettings } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/nbo`. */
export const offerDerivations: readonly Derivation[] = [
  {
    name: 'campaign',
    from: 'columns',
    columns: { customer: 'id', item: 'id', propensity: 'number' },
    others: 'infer',
    timed: true,
    sides: ['offers'],
    derive: campaign,
  },
];

/** Propensities of one's own and a catalogue in; out comes who gets which offer. */
function campaign({ table, inputs, asOf, timeZone = 'UTC', settings, features }: ColumnsInput): DerivedTable {
  const offers = inputs?.offers;
  if (offers === undefined) throw new UsageError('--offers must be given: campaign chooses between offers');
  if (asOf === undefined && offers.some(({ validFrom, validTo }) => (validFrom ?? validTo) !== undefined)) {
    throw new UsageError('--as-of must be given: some offers are valid for a time only');
  }
  const [own, options] = partSettings(settings, ['policy', 'channels']);
  const { policy, channels } = own as { readonly policy?: DecisionPolicy; readonly channels?: readonly string[] };
  const decisions = openDecisions({ offers, policy: policyFor(offers, true, policy) });
  const places = channelsOf(offers, channels);
  const stated = { now: asOf === undefined ? 0 : parseInstant(asOf, timeZone), channels: places.channels };
  const decided = decideAll(decisions, customersOf(table, features), {
    ...(options as Partial<DecideAllOptions>),
    ...stated,
  });
  return {
    table: campaignOf(decided.campaign, places),
    names: ['customer', 'channel', 'offer', 'reason', 'expectedValue', 'group'],
    notes: [...decided.notes, allocationNote(decided.allocation, decided.campaign.length)],
  };
}

/** Rows of one customer together; what is known of a customer must be the same in all of them. */
function customersOf(table: ColumnsInput['table'], features: readonly string[] | undefined): DecisionCustomer[] {
  const { customer, columns } = table as Extract<ColumnsInput['table'], { customer: unknown }>;
  const { item, propensity, ...others } = columns as Record<string, Column>;
  const known =
    features === undefined ? others : Object.fromEntries(features.map((name) => [name, columnOf(others, name)]));
  const found = new Map<string, { traits: Traits; propensities: GivenPropensity[] }>();
  for (let row = 0; row < table.length; row++) {
    const id = textAt(customer, row) as string;
    const traits = traitsAt(known, row);
    const one = found.get(id) ?? { traits, propensities: [] };
    found.set(id, one);
    refuseContradiction(row, id, one.traits, traits);
    const share = (propensity as Float64Array)[row] as number;
    refuseShare(row, share);
    one.propensities.push({ item: textAt(item as typeof customer, row) as string, propensity: share });
  }
  return Array.from(found, ([id, one]) => ({ customer: id, ...one }));
}

function columnOf(columns: Readonly<Record<string, Column>>, name: string): Column {
  const found = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (found === undefined) throw new UsageError(`--columns ${name}: there is no such column`);
  return found;
}

function refuseShare(row: number, share: number): void {
  if (share >= 0 && share <= 1) return;
  const [column, expected, received] = ['propensity', 'a number from 0 to 1', String(share)];
  throw new InvalidInputError(`campaign: row ${row}, column ${column}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column, expected, received, action: 'kept' },
  ]);
}

function refuseContradiction(row: number, id: string, first: Traits, traits: Traits): void {
  const column = Object.keys(traits).find((name) => traits[name] !== first[name]);
  if (column === undefined) return;
  const expected = `${first[column]}, as in the customer's first row`;
  const received = String(traits[column]);
  const message = `campaign: row ${row}, column ${column}: expected ${expected}, got ${received}, of customer ${id}`;
  throw new InvalidInputError(message, [{ code: 'invalid-number', row, column, expected, received, action: 'kept' }]);
}
