import type { Predicate, PredicateSubject, TraitTest, TraitValue } from './predicate.ts';

/** True, false, or unknown. */
export type Verdict = boolean | null;

/** A predicate made ready to be asked often. */
export type CompiledPredicate = (subject: PredicateSubject) => Verdict;

/** Compiles a checked predicate; a missing one is always true. */
export function compilePredicate(predicate: Predicate | undefined): CompiledPredicate {
  if (predicate === undefined) return () => true;
  if ('all' in predicate) return joined(predicate.all.map(compilePredicate), false);
  if ('any' in predicate) return joined(predicate.any.map(compilePredicate), true);
  if ('not' in predicate) {
    const inner = compilePredicate(predicate.not);
    return (subject) => negated(inner(subject));
  }
  if ('has' in predicate) return (subject) => subject.has(predicate.has);
  const { trait } = predicate;
  const tests = testsOf(predicate);
  return ({ traits }) => {
    const value = Object.hasOwn(traits, trait) ? (traits[trait] ?? null) : null;
    let verdict: Verdict = true;
    for (const test of tests) {
      const one = test(value);
      if (one === false) return false;
      if (one === null) verdict = null;
    }
    return verdict;
  };
}

function negated(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict;
}

/** One part that is `decisive` settles it; else one that is unknown leaves it unknown. */
function joined(parts: readonly CompiledPredicate[], decisive: boolean): CompiledPredicate {
  return (subject) => {
    let verdict: Verdict = !decisive;
    for (const part of parts) {
      const one = part(subject);
      if (one === decisive) return decisive;
      if (one === null) verdict = null;
    }
    return verdict;
  };
}

type Test = (value: TraitValue) => Verdict;

function testsOf({ equals, oneOf, atLeast, atMost, above, below, isUnknown }: TraitTest): Test[] {
  const known = (test: (value: string | number | boolean) => boolean): Test => {
    return (value) => (value === null ? null : test(value));
  };
  /** A text where a number is asked for is as good as unknown. */
  const number = (limit: number | undefined, test: (value: number, limit: number) => boolean): Test[] => {
    return limit === undefined ? [] : [(value) => (typeof value === 'number' ? test(value, limit) : null)];
  };
  return [
    ...(isUnknown === undefined ? [] : [(value: TraitValue): Verdict => (value === null) === isUnknown]),
    ...(equals === undefined ? [] : [known((value) => value === equals)]),
    ...(oneOf === undefined ? [] : [known((value) => oneOf.includes(value))]),
    ...number(atLeast, (value, limit) => value >= limit),
    ...number(atMost, (value, limit) => value <= limit),
    ...number(above, (value, limit) => value > limit),
    ...number(below, (value, limit) => value < limit),
  ];
}
