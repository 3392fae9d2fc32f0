import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that runs until it is stopped. */
export interface Server {
  /** What its output said when it was ready. */
  readonly ready: RegExpExecArray;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Receives both outputs. */
  readonly log: string;
  /** The line by which it says that it is ready. */
  readonly ready: RegExp;
  readonly timeout: number;
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Starts a process and waits for its line; where it ends or is late, the end of its output is the error. */
export async function startServer({ command, args, folder, env, log, ready, timeout }: Start): Promise<Server> {
  const out = openSync(log, 'w');
  const child = spawn(command, args, { cwd: folder, env: env ?? process.env, stdio: ['ignore', out, out] });
  closeSync(out);
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  const stop = async (): Promise<void> => {
    if (isRunning(child)) child.kill('SIGTERM');
    for (let turn = 0; turn < 100 && isRunning(child); turn++) await sleep(100);
    if (isRunning(child)) child.kill('SIGKILL');
  };
  for (let waited = 0; waited < timeout; waited += 50) {
    await sleep(50);
    const said = ready.exec(readFileSync(log, 'utf8'));
    if (said !== null) return { ready: said, pid: child.pid as number, stop };
    if (failure !== undefined || !isRunning(child)) break;
  }
  await stop();
  const end = readFileSync(log, 'utf8').split('\n').slice(-30).join('\n');
  throw new Error(`${command} did not start: ${failure?.message ?? ''}\n${end}`);
}
