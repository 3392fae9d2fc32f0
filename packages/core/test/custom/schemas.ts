import type { StandardIssue, StandardSchema } from '@clientele/core';

/** A schema written by hand: what `make` throws is an issue. */
export function schemaOf<Output>(make: (value: unknown) => Output): StandardSchema<unknown, Output> {
  return {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate(value) {
        try {
          return { value: make(value) };
        } catch (error) {
          return { issues: [{ message: (error as Error).message }] };
        }
      },
    },
  };
}

/** A schema that refuses everything with the issues given. */
export function refusing(issues: readonly StandardIssue[]): StandardSchema {
  return { '~standard': { version: 1, vendor: 'test', validate: () => ({ issues }) } };
}

export const anyNumber: StandardSchema<unknown, number> = schemaOf((value) => {
  const number = Number(value ?? Number.NaN);
  if (!Number.isFinite(number)) throw new Error('a number');
  return number;
});

export const optionalText: StandardSchema<unknown, string | undefined> = schemaOf((value) => {
  if (value !== undefined && typeof value !== 'string') throw new Error('a text');
  return value;
});
