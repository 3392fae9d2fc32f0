import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One thing that an answer must get right. */
export interface Check<A> {
  /** What is checked, as a sentence about the answer. */
  readonly name: string;
  /** Gives false (or its promise), or throws, where the answer is not right yet. */
  passes(answers: A): unknown;
}

/** What a check said. */
export interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  /** Why not, where the check said so. */
  readonly why?: string;
}

/** The folder that all lessons stand in. */
export const lessonsFolder: URL = new URL('../', import.meta.url);

/** @returns the names of the lessons' folders, in order */
export function lessonNames(): string[] {
  return readdirSync(fileURLToPath(lessonsFolder))
    .filter((name) => /^\d\d-/.test(name))
    .sort();
}

/**
 * Checks the answers of a lesson.
 *
 * @param lesson name of its folder
 * @param answers `exercises`, or `solutions` to see that they pass
 * @returns a verdict a check, in the lesson's order
 */
export async function checkAnswers(lesson: string, answers: 'exercises' | 'solutions'): Promise<Verdict[]> {
  const folder = new URL(`${lesson}/`, lessonsFolder);
  const { checks } = (await import(new URL('checks.ts', folder).href)) as { checks: readonly Check<unknown>[] };
  const given: unknown = await import(new URL(`${answers}.ts`, folder).href);
  const verdicts: Verdict[] = [];
  for (const check of checks) verdicts.push(await verdictOf(check, given));
  return verdicts;
}

async function verdictOf({ name, passes }: Check<unknown>, answers: unknown): Promise<Verdict> {
  try {
    return { name, passed: (await passes(answers)) !== false };
  } catch (error) {
    return { name, passed: false, why: error instanceof Error ? error.message : String(error) };
  }
}
