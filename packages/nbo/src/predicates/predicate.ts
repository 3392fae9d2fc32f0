/** What a trait can be. */
export type TraitValue = string | number | boolean | null;

/** What is known of a customer besides the history, by name: segment, churn, consent. A missing or null one is unknown. */
export type Traits = Readonly<Record<string, TraitValue>>;

/** Tests on one trait; where several are given, all must hold. */
export interface TraitTest {
  readonly trait: string;
  readonly equals?: string | number | boolean;
  readonly oneOf?: readonly (string | number | boolean)[];
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
  /** Whether the trait must be unknown (`true`) or known (`false`); the only test that an unknown trait can pass. */
  readonly isUnknown?: boolean;
}

/**
 * A condition as plain JSON, so that catalogues can be stored and sent. `has` asks whether the customer's history holds an item.
 * What is unknown is neither true nor false (Kleene): a rule passes only where it is surely true, so that `not` never turns a
 * missing trait into a pass.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | { readonly has: string }
  | TraitTest;

/** Whom a predicate is asked about. */
export interface PredicateSubject {
  readonly traits: Traits;
  /** Whether the history holds an item; `null`: no history was given. */
  has(item: string): boolean | null;
}
