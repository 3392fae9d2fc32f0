import { checkOptions, expectRecord, InvalidInputError, type Note, type OptionRule, optionRule } from '@clientele/core';
import { type CalibrationModel, type OpenCalibration, openCalibration } from '../calibration/model.ts';
import type { NboModel } from '../model.ts';
import type { Offer } from '../offers/offer.ts';
import { type OpenOffer, openOffers } from '../offers/open-offers.ts';
import { checkedOffers } from '../offers/parse-offers.ts';
import { type OpenPolicy, openPolicy } from '../policy/open-policy.ts';
import { checkedPolicy } from '../policy/parse-policy.ts';
import type { DecisionPolicy } from '../policy/policy.ts';
import type { PropensityTable } from '../propensities/column-propensity.ts';
import { type OpenScores, openScores } from '../propensities/open-scores.ts';
import { type OpenNbo, opened } from '../recommend/open.ts';

/** What decisions are made of. */
export interface DecisionSetup {
  /** The catalogue. */
  readonly offers: readonly Offer[];
  /** What customers are likely to take; without it, scores, rates and reactions of the offers speak, or propensities of a customer. */
  readonly propensity?: NboModel | OpenNbo;
  /** Propensities of rules, of a classifier, of any model, from `columnPropensity`; where they speak of a customer and item, the model does not. */
  readonly scores?: readonly PropensityTable[];
  /** Turns the model's scores into probabilities: without it they only rank, and no money is told. */
  readonly calibration?: CalibrationModel;
  /** Caps, levers, exploration; without it the highest priority wins. */
  readonly policy?: DecisionPolicy;
}

/** Catalogue, model and policy made ready to decide: built once, at the start. It cannot be stored. */
export interface OpenDecisions {
  /** By id. */
  readonly offers: readonly OpenOffer[];
  readonly offerOf: ReadonlyMap<string, OpenOffer>;
  readonly model: OpenNbo | null;
  /** @internal */
  readonly scores: OpenScores | null;
  /** @internal */
  readonly calibration: OpenCalibration | null;
  /** @internal */
  readonly policy: OpenPolicy;
  /** What is worth knowing of the setup: scores that are no probabilities, items that the model does not know. */
  readonly notes: readonly Note[];
}

const present: OptionRule = optionRule('given', () => true);
const rules: Readonly<Record<keyof DecisionSetup, OptionRule>> = {
  offers: present,
  propensity: present,
  scores: optionRule('a list of tables of columnPropensity', (value) => Array.isArray(value)),
  calibration: present,
  policy: present,
};

/**
 * Makes a catalogue, a propensity model and a policy ready to decide. Everything is checked here, so that a request only
 * has its own data to be wrong about.
 *
 * @param setup offers and policy are plain JSON; the model is one of this package, or opened
 * @returns the opened decisions, for `decide` and `decideAll`
 * @throws InvalidInputError (`invalid-input`) naming the field of an offer or of the policy; where caps contradict each
 *   other, where scores that are no probabilities would be compared with rates that are, or where values are missing
 * @throws InvalidOptionError (`invalid-option`) where the setup has an unknown field
 * @throws IncompatibleModelError (`incompatible-model`) where model or calibration are of another kind
 * @example
 * import { decide, openDecisions } from '@clientele/nbo';
 * const decisions = openDecisions({ offers: [{ offer: 'tea-10', kind: 'cross-sell', rate: 0.2, value: 5, cost: 0.1 }] });
 * decide(decisions, { customer: 'Ada' }, { channel: 'email', now: 0 }).offers[0].expectedValue; // => 0.9
 */
export function openDecisions(setup: DecisionSetup): OpenDecisions {
  const verb = 'openDecisions';
  expectRecord(verb, 'a setup with offers', setup, ['offers']);
  checkOptions(verb, setup, rules);
  const offers = checkedOffers(verb, setup.offers);
  const policy = openPolicy(checkedPolicy(verb, setup.policy ?? {}));
  const model = setup.propensity === undefined ? null : opened(verb, setup.propensity);
  const calibration = setup.calibration === undefined ? null : openCalibration(verb, setup.calibration, model);
  const open = openOffers(offers, model, policy);
  const scores = setup.scores === undefined ? null : openScores(verb, setup.scores);
  refuseMissingValues(verb, open, policy);
  if (model !== null && calibration === null && scores !== null) throw scoresBeside(verb);
  if (model !== null && calibration === null) refuseScoresBesideRates(verb, open, policy);
  return {
    offers: open,
    offerOf: new Map(open.map((offer) => [offer.id, offer])),
    model,
    scores,
    calibration,
    policy,
    notes: [...(scores === null ? unknownNotes(open, model) : []), ...scoreNotes(model, calibration)],
  };
}

function refuseMissingValues(verb: string, offers: readonly OpenOffer[], { arbitration }: OpenPolicy): void {
  const without = offers.find(({ value }) => value === null);
  if (without === undefined) return;
  if (arbitration === 'pcvl' && offers.every(({ value }) => value === null)) return;
  const why = arbitration === 'pcvl' ? 'others have one, and they are compared' : 'expected value is money';
  throw new InvalidInputError(`${verb}: offer ${without.id} has no value; ${why}`, [], { offer: without.id });
}

function scoresBeside(verb: string): InvalidInputError {
  return new InvalidInputError(
    `${verb}: scores are probabilities, and those of the propensity model are none: give calibration`,
  );
}

function refuseScoresBesideRates(verb: string, offers: readonly OpenOffer[], { arbitration }: OpenPolicy): void {
  const scored = offers.find(({ items }) => items.length > 0);
  if (scored === undefined) return;
  if (arbitration === 'expected-value') {
    throw new InvalidInputError(
      `${verb}: expected value needs probabilities, and scores of a model are none: give calibration`,
    );
  }
  const rated = offers.find(({ items, response }) => items.length === 0 && response !== null);
  if (rated === undefined) return;
  throw new InvalidInputError(
    `${verb}: offer ${rated.id} has a rate, offer ${scored.id} a score, which is no probability: give calibration`,
    [],
    { rated: rated.id, scored: scored.id },
  );
}

function unknownNotes(offers: readonly OpenOffer[], model: OpenNbo | null): Note[] {
  const mute = offers.filter(({ items, response }) => items.length === 0 && response === null);
  if (model === null || mute.length === 0) return [];
  const message = `${mute.length} of ${offers.length} offers are of no item that the model knows, and have no rate, such as ${mute[0]?.id}: only a propensity given with a customer speaks for them`;
  return [{ code: 'unknown-items', message, details: { offers: mute.length } }];
}

function scoreNotes(model: OpenNbo | null, calibration: OpenCalibration | null): Note[] {
  if (model === null || calibration !== null) return [];
  const message =
    'scores of the model rank but are no probabilities: expectedValue stays empty unless calibration is given';
  return [{ code: 'scores-not-calibrated', message }];
}
