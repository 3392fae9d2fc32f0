import { InvalidInputError } from '@clientele/core';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { openFile } from './open-file.ts';

/**
 * Reads a JSON file, or standard input for `-`.
 *
 * @param path as the user gave it
 * @param io the world
 * @returns whatever the text stands for
 * @throws FailureInFile where the file is no JSON; UsageError where it cannot be opened
 */
export async function readJsonFile(path: string, io: CommandIo): Promise<unknown> {
  const text = await new Response(await openFile(path, io)).text();
  return inFile(path, () => parsed(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidInputError(`this is not JSON: ${reason.split('\n', 1)[0]?.slice(0, 120)}`);
  }
}
