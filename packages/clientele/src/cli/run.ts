import { CommanderError } from 'commander';
import { UsageError } from './arguments/usage-error.ts';
import type { CommandIo } from './command-io.ts';
import { reportFailure } from './failure/report-failure.ts';
import { commandLine } from './program.ts';

/**
 * Runs one command line from start to end.
 *
 * @param args the arguments after the program's name
 * @param io the world
 * @returns the exit code
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const printed: string[] = [];
  try {
    await commandLine(io, printed).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      await io.stdout(printed.join(''));
      return 0;
    }
    const { text, exitCode } = reportFailure(inOurWords(error), commandTyped(args), args.includes('--json'));
    io.stderr(io.terminal ? `${clearedLine}${text}` : text);
    return exitCode;
  }
}

/** Takes back a line of progress. */
const clearedLine = '\r\u001b[K';

function inOurWords(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  if (error.code === 'commander.help')
    return new UsageError('name a command: analyze, inspect, derive, fit, score, monitor or sql; --help tells more');
  return new UsageError(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
}

/** Commands whose first argument belongs to their name: `clientele fit clv/bg-nbd`. */
const named = new Set(['derive', 'fit']);

function commandTyped(args: readonly string[]): string {
  const [command, argument] = args;
  if (command === undefined || command.startsWith('-')) return 'clientele';
  const ofName = named.has(command) && argument !== undefined && !argument.startsWith('-');
  return ['clientele', command, ...(ofName ? [argument] : [])].join(' ');
}
