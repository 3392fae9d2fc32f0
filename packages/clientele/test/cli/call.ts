import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandIo } from '../../src/cli/command-io.ts';
import { run } from '../../src/cli/run.ts';

/** What one command line gave. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, and the command line called in it. */
export interface Workbench {
  readonly folder: string;
  /** Names of what is in the folder. */
  names(): string[];
  write(name: string, content: string | Uint8Array): string;
  call(args: readonly string[], settings?: { stdin?: string; terminal?: boolean }): Promise<Outcome>;
  remove(): void;
}

export function openWorkbench(): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-'));
  return {
    folder,
    names: () => readdirSync(folder).sort(),
    write(name, content) {
      writeFileSync(join(folder, name), content);
      return name;
    },
    async call(args, { stdin = '', terminal = false } = {}) {
      const out: string[] = [];
      const err: string[] = [];
      const io: CommandIo = {
        stdin: () => new Blob([stdin]).stream() as ReadableStream<Uint8Array>,
        stdout: async (text) => void out.push(text),
        stderr: (text) => void err.push(text),
        terminal,
        folder,
      };
      const exitCode = await run(args, io);
      return { exitCode, stdout: out.join(''), stderr: err.join('') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
