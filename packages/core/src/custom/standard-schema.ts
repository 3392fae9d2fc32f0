/**
 * A schema of any library that speaks Standard Schema (https://standardschema.dev, version 1): Zod, Valibot, ArkType and others
 * do. Only the shape is known here, no library is brought along.
 *
 * @example
 * import { parseTransactions, type StandardSchema } from '@clientele/core';
 * const channel: StandardSchema<unknown, string> = {
 *   '~standard': {
 *     version: 1,
 *     vendor: 'own',
 *     validate: (value) => (value === 'shop' || value === 'web' ? { value } : { issues: [{ message: 'shop or web' }] }),
 *   },
 * };
 * const rows = [{ customer: 'Ada', time: '2026-01-05', amount: 12, via: 'web' }];
 * Object.keys(parseTransactions(rows, { custom: { via: channel } }).custom ?? {}); // => ['via']
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** Carries types only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema says of one value: what it made of it, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that is wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Whether a value has the shape of a schema; functions may be schemas too. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  const standard: unknown = Reflect.get(value, '~standard');
  if (typeof standard !== 'object' || standard === null) return false;
  return Reflect.get(standard, 'version') === 1 && typeof Reflect.get(standard, 'validate') === 'function';
}
