import { expect } from 'vitest';

/** What the instrumented examples call. */
interface Checks {
  equals(claim: number, actual: unknown, expected: () => unknown): unknown;
  throws(claim: number, call: () => unknown, name: string, part: string): unknown;
}

/**
 * Runs an example and holds it to its word.
 *
 * @param load imports the instrumented example
 * @param claims how many claims it makes; one that is never reached fails it
 */
export async function runExample(load: () => Promise<unknown>, claims: number): Promise<void> {
  const reached = new Set<number>();
  const shared = globalThis as { __example?: Checks };
  shared.__example = checksInto(reached);
  try {
    await load();
  } finally {
    delete shared.__example;
  }
  const missed = Array.from({ length: claims }, (_, claim) => claim).filter((claim) => !reached.has(claim));
  expect(missed, 'claims that were never reached').toEqual([]);
}

function checksInto(reached: Set<number>): Checks {
  return {
    equals(claim, actual, expected) {
      reached.add(claim);
      expect(actual).toStrictEqual(expected());
      return actual;
    },
    throws(claim, call, name, part) {
      reached.add(claim);
      const judge = (error: unknown): void => {
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).name).toBe(name);
        expect((error as Error).message).toContain(part);
      };
      let result: unknown;
      try {
        result = call();
      } catch (error) {
        return judge(error);
      }
      if (result instanceof Promise) return result.then(() => judge(undefined), judge);
      return judge(undefined);
    },
  };
}
