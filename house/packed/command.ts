import { spawn } from 'node:child_process';

/** What a command printed, and how it ended. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** @returns what became of a command that was run in `folder`; it is never asked anything */
export function run(folder: string, command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });
}

/**
 * Runs a command that has to succeed.
 *
 * @returns what it printed
 * @throws where it ended with another status than 0, with all that it printed
 */
export async function mustRun(folder: string, command: string, args: readonly string[]): Promise<string> {
  const { status, output } = await run(folder, command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${output}`);
  return output;
}
