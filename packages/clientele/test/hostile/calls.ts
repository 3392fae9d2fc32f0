import { ClienteleError } from '@clientele/core';

/** An exported function and its name. */
export type Verb = [name: string, verb: (...given: unknown[]) => unknown];

/**
 * Calls every verb with every pair of arguments.
 *
 * @param verbs by name
 * @param firsts first arguments by name
 * @param seconds second ones
 * @returns a line for each kind of error that is none of ours, such as a TypeError, with the first call that met it
 */
export function failuresOf(
  verbs: readonly Verb[],
  firsts: Readonly<Record<string, unknown>>,
  seconds: Readonly<Record<string, unknown>>,
): string[] {
  const found = new Map<string, string>();
  for (const [name, verb] of verbs) {
    for (const [what, first] of Object.entries(firsts)) {
      for (const [other, second] of Object.entries(seconds)) {
        const wrong = errorOf(() => verb(first, second));
        const line = `${name}: ${wrong}`;
        if (wrong !== null && !found.has(line)) found.set(line, `${name}(${what}, ${other}): ${wrong}`);
      }
    }
  }
  return [...found.values()];
}

/** @returns the message where an error is thrown that is none of ours */
function errorOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof ClienteleError ? null : String(error);
  }
}
