import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import {
  type CommonOptions,
  readCommonOptions,
  withCommonOptions,
  withDialect,
  withSideFiles,
} from './arguments/common-options.ts';
import type { CommandIo } from './command-io.ts';
import { analyzeCommand } from './commands/analyze.ts';
import { deriveCommand } from './commands/derive.ts';
import { fitCommand } from './commands/fit.ts';
import { inspectCommand } from './commands/inspect.ts';
import { monitorCommand } from './commands/monitor.ts';
import { scoreCommand } from './commands/score.ts';
import { sqlCommand } from './commands/sql.ts';
import { derivations } from './derivations/derivations.ts';
import { kinds, readyKinds } from './kinds/kinds.ts';
import { checkedOut, deliver } from './output/deliver.ts';

/** One command: takes its arguments and options, returns the text of the result. */
export type CommandAction = (args: readonly string[], options: CommonOptions, io: CommandIo) => Promise<string>;

/**
 * The whole command line.
 *
 * @param io the world
 * @param printed receives what help and version print
 * @returns the program, ready to parse; it throws where commander would exit
 */
export function commandLine(io: CommandIo, printed: string[]): Command {
  const ready = readyKinds.map(({ kind }) => kind).join(', ');
  const program = new Command('clientele')
    .description('From a transactions file to segments, lifetime value and campaigns.')
    .version(manifest.version)
    .addHelpText('after', '\nStart with: clientele inspect FILE, which shows its columns and the --map to copy.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void printed.push(text), writeErr: () => {} });
  add('analyze', 'FILE', 'everything at once: report, tables and models in one folder', analyzeCommand, true);
  add('inspect', 'FILE|MODEL', 'what is in a file, and its likely --map | what a model says of itself', inspectCommand);
  add('derive', 'NAME FILE', `data -> table: ${derivations.map(({ name }) => name).join(', ')}`, deriveCommand);
  add('fit', 'KIND FILE', `data -> model: ${kinds.map(({ kind }) => kind).join(', ')}`, fitCommand);
  add(
    'score',
    'MODEL FILE',
    `model + data -> table, one line a row; MODEL is a file or ${ready}, which needs no fit`,
    scoreCommand,
  );
  add('monitor', 'MODEL FILE', 'whether a model still fits the customers of FILE: one JSON record', monitorCommand);
  add('sql', 'MODEL|NAME', 'a model, or NAME of summary, rfm, btyd, as SQL for where the data lies', sqlCommand);
  return program;

  function add(name: string, words: string, what: string, action: CommandAction, ownOut = false): void {
    const command = withCommonOptions(program.command(name).description(what));
    if (name === 'analyze' || name === 'derive') withSideFiles(command);
    if (name === 'sql') withDialect(command);
    for (const word of words.split(' ')) command.argument(`<${word}>`);
    command.action(async () => {
      const { out: given, ...others } = readCommonOptions(command.opts());
      const files = command.args.filter((_, at) => !/^(NAME|KIND)$/.test(words.split(' ')[at] ?? ''));
      const out = checkedOut(given, files, io.folder);
      const text = await action(command.args, { ...others, ...(out === undefined ? {} : { out }) }, io);
      await deliver(text, ownOut ? undefined : out, io);
    });
  }
}
