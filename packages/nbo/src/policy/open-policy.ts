import { durationIn } from '@clientele/core';
import { type CompiledPredicate, compilePredicate } from '../predicates/compile-predicate.ts';
import type { PredicateSubject } from '../predicates/predicate.ts';
import type { CappedOffer, OpenCap } from './contact-room.ts';
import type { ContactCap, ContextWeight, DecisionPolicy, Exploration, Lever } from './policy.ts';

/** A policy made ready to decide. */
export interface OpenPolicy {
  readonly arbitration: 'pcvl' | 'expected-value';
  readonly caps: readonly OpenCap[];
  /** L: 1 + the percents of the levers / 100, never below 0. */
  leverOf(offer: CappedOffer, channel: string): number;
  /** C: the same of the conditions that hold for a customer. */
  contextOf(offer: CappedOffer, channel: string, subject: PredicateSubject): number;
  readonly exploration: Exploration | null;
  readonly priorStrength: number;
}

/** Opens a checked policy. */
export function openPolicy(policy: DecisionPolicy): OpenPolicy {
  const levers = policy.levers ?? [];
  const context = (policy.context ?? []).map((weight) => ({ ...weight, holds: compilePredicate(weight.when) }));
  return {
    arbitration: policy.arbitration ?? 'pcvl',
    caps: (policy.caps ?? []).map(openCap),
    leverOf: levers.length === 0 ? one : (offer, channel) => factor(levers, (lever) => isAbout(lever, offer, channel)),
    contextOf:
      context.length === 0
        ? one
        : (offer, channel, subject) =>
            factor(context, (weight) => isAbout(weight, offer, channel) && isTrue(weight.holds, subject)),
    exploration: policy.exploration ?? null,
    priorStrength: policy.priorStrength ?? 10,
  };
}

/** Without weights nothing is asked of an offer: most catalogues have none, and every offer of every request is asked. */
const one = (): number => 1;

/** The arithmetic of arbitration: percents of one offer are added up before they become a factor. */
function factor<T extends { readonly percent: number }>(weights: readonly T[], counts: (weight: T) => boolean): number {
  let percent = 0;
  for (const weight of weights) if (counts(weight)) percent += weight.percent;
  return Math.max(0, 1 + percent / 100);
}

function isTrue(predicate: CompiledPredicate, subject: PredicateSubject): boolean {
  return predicate(subject) === true;
}

function isAbout({ scope, name }: Partial<Lever> | ContextWeight, offer: CappedOffer, channel: string): boolean {
  switch (scope) {
    case 'offer':
      return name === offer.id;
    case 'kind':
      return name === offer.kind;
    case 'group':
      return name === offer.group;
    case 'channel':
      return name === channel;
    default:
      return true;
  }
}

function openCap({ scope, name, on = 'contact', max, within }: ContactCap): OpenCap {
  const [unit, amount] = Object.entries(within)[0] as [string, number];
  const what =
    scope === 'any'
      ? 'in all'
      : `for ${name === undefined ? 'one' : 'the'} ${scope}${name === undefined ? '' : ` ${name}`}`;
  const counted = { contact: 'contacts', accept: 'accepted contacts', reject: 'rejected contacts' }[on];
  return {
    scope,
    name: name ?? null,
    on,
    max,
    window: durationIn(within, 'day') * 86_400_000,
    sentence: `at most ${max} ${counted} ${what} within ${amount} ${unit}`,
  };
}
