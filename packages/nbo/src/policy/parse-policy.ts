import {
  countShape,
  type Duration,
  duration,
  durationIn,
  finiteShape,
  listOf,
  optional,
  positiveShape,
  type Refuse,
  recordOf,
  type Shape,
  wordShape,
} from '@clientele/core';
import { refusal } from '../offers/parse-offers.ts';
import { nameShape, predicateShape } from '../predicates/parse-predicate.ts';
import type { ContactCap, ContextWeight, DecisionPolicy, Exploration, Lever } from './policy.ts';

const windowShape: Shape<Duration> = (value, path, refuse) =>
  duration.accepts(value) && durationIn(value as Duration, 'day') > 0
    ? (value as Duration)
    : refuse(path, 'a duration above 0 such as { days: 7 }', value);

/** Less than −100 % would turn a good offer into a bad one. */
const percentShape: Shape<number> = (value, path, refuse) => {
  const percent = finiteShape(value, path, refuse);
  return percent >= -100 ? percent : refuse(path, 'a number >= -100', value);
};

const shareShape: Shape<number> = (value, path, refuse) => {
  const share = finiteShape(value, path, refuse);
  return share >= 0 && share <= 1 ? share : refuse(path, 'a number from 0 to 1', value);
};

const leverScope = wordShape<Lever['scope']>('offer', 'kind', 'group', 'channel');

const explorationShape: Shape<Exploration> = (value, path, refuse) => {
  const { method, share, draws } = recordOf<{ method: 'epsilon' | 'thompson'; share?: number; draws?: number }>({
    method: wordShape('epsilon', 'thompson'),
    share: optional(shareShape),
    draws: optional(countShape),
  })(value, path, refuse);
  if (method === 'thompson') {
    return draws === 0 ? refuse(`${path}.draws`, 'a whole number >= 1', draws) : { method, share, draws };
  }
  if (draws !== undefined) return refuse(`${path}.draws`, 'left out: epsilon draws once', draws);
  return share === undefined ? refuse(`${path}.share`, 'a number from 0 to 1', share) : { method, share };
};

const policyShape = recordOf<DecisionPolicy>({
  arbitration: optional(wordShape('pcvl', 'expected-value')),
  caps: optional(
    listOf(
      recordOf<ContactCap>({
        scope: wordShape('offer', 'kind', 'group', 'channel', 'any'),
        name: optional(nameShape),
        on: optional(wordShape('contact', 'accept', 'reject')),
        max: countShape,
        within: windowShape,
      }),
    ),
  ),
  levers: optional(listOf(recordOf<Lever>({ scope: leverScope, name: nameShape, percent: percentShape }))),
  context: optional(
    listOf(
      recordOf<ContextWeight>({
        when: predicateShape,
        scope: optional(leverScope),
        name: optional(nameShape),
        percent: percentShape,
      }),
    ),
  ),
  exploration: optional(explorationShape),
  priorStrength: optional(positiveShape),
});

/**
 * Reads a policy, every field checked.
 *
 * @param value a policy as JSON has it
 * @returns the policy, frozen
 * @throws InvalidInputError (`invalid-input`) naming the field; also where two caps contradict each other: the same things
 *   counted in the same window with another maximum
 * @example
 * import { parsePolicy } from '@clientele/nbo';
 * parsePolicy({ caps: [{ scope: 'channel', max: 2, within: { days: 7 } }] }).caps?.length; // => 1
 */
export function parsePolicy(value: unknown): DecisionPolicy {
  return checkedPolicy('parsePolicy', value);
}

/** The same for the doors that take a policy. */
export function checkedPolicy(verb: string, value: unknown): DecisionPolicy {
  const refuse = refusal(verb);
  const policy: DecisionPolicy = policyShape(value, 'policy', refuse);
  refuseContradictions(policy.caps ?? [], refuse);
  for (const [at, { scope, name }] of (policy.context ?? []).entries()) {
    if ((scope === undefined) === (name === undefined)) continue;
    refuse(`policy.context[${at}]`, 'with scope and name, or without both', scope ?? name);
  }
  return policy;
}

function refuseContradictions(caps: readonly ContactCap[], refuse: Refuse): void {
  const first = new Map<string, number>();
  caps.forEach(({ scope, name, on = 'contact', within, max }, at) => {
    if (scope === 'any' && name !== undefined) refuse(`policy.caps[${at}].name`, 'left out where scope is any', name);
    const key = JSON.stringify([scope, name ?? null, on, durationIn(within, 'day')]);
    const other = first.get(key);
    if (other === undefined) first.set(key, at);
    else refuse(`policy.caps[${at}]`, `of another scope, name or window than policy.caps[${other}]`, max);
  });
}
