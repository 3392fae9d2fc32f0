import type { Command } from 'commander';
import { defaultMaxBad } from '../../analyze/bad-share.ts';
import { parseMap } from './map.ts';
import { parseRowConditions, type RowCondition } from './rows.ts';
import { type FunctionOptions, parseSettings } from './set.ts';
import { UsageError } from './usage-error.ts';

/** The options that every command takes, parsed. */
export interface CommonOptions {
  readonly out?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly settings: FunctionOptions;
  readonly id?: string;
  readonly target?: string;
  readonly columns?: readonly string[];
  readonly rows: readonly RowCondition[];
  readonly asOf?: string;
  /** The earlier file of a comparison. */
  readonly before?: string;
  /** Files that stand beside FILE. */
  readonly interactions?: string;
  readonly feedback?: string;
  readonly customers?: string;
  readonly products?: string;
  readonly offers?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly format?: string;
  readonly maxBad?: number;
  /** The SQL of an engine, and the table there. */
  readonly dialect?: string;
  readonly table?: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

interface RawOptions {
  out?: string;
  map?: string[];
  set?: string[];
  id?: string;
  target?: string;
  columns?: string;
  rows?: string[];
  asOf?: string;
  before?: string;
  interactions?: string;
  feedback?: string;
  customers?: string;
  products?: string;
  offers?: string;
  timeZone?: string;
  currency?: string;
  seed?: string;
  format?: string;
  maxBad?: string;
  dialect?: string;
  table?: string;
  engine?: string;
  json?: boolean;
  quiet?: boolean;
}

/** @returns the same command, with the options that all commands share. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--out <path>', 'write the result there instead of to standard output', once('--out'))
    .option('--map <role=Column,...>', 'which column of the file plays which role', gather)
    .option(
      '--set <name=value>',
      'how the file is written, e.g. encoding=windows-1252, or any option of the function behind the command; dots for depth',
      gather,
    )
    .option('--id <column>', 'the column that names each row', once('--id'))
    .option('--target <column>', 'the column to learn', once('--target'))
    .option('--columns <a,b>', 'the feature columns; all others by default', once('--columns'))
    .option('--rows <condition>', "only rows where 'col=v' or 'col!=v'", gather)
    .option(
      '--as-of <date>',
      'end of the observation, exclusive; midnight after the last event by default',
      once('--as-of'),
    )
    .option('--before <file>', 'the earlier file that FILE is compared with', once('--before'))
    .option('--time-zone <zone>', 'IANA zone of civil days (UTC)', once('--time-zone'))
    .option('--currency <code>', 'currency of the amounts', once('--currency'))
    .option('--seed <number>', 'seed of everything drawn at random', once('--seed'))
    .option('--format <name>', 'format of the file; by its name by default', once('--format'))
    .option('--max-bad <share>', `share of rows that may be set aside (${defaultMaxBad})`, once('--max-bad'))
    .option(
      '--engine <name>',
      'the library that does the fitting; of analyze and derive duckdb or sc://host:port, which read the file',
      once('--engine'),
    )
    .option('--json', 'JSON instead of text or CSV; errors too')
    .option('--quiet', 'no notes and no progress');
}

/** @returns the same command, with the files that may stand beside FILE. */
export function withSideFiles(command: Command): Command {
  return command
    .option('--interactions <file>', 'what customers did besides buying: customer, time, kind', once('--interactions'))
    .option('--feedback <file>', 'what customers said: customer, time, text[, rating]', once('--feedback'))
    .option(
      '--customers <file>',
      'what is known of each customer: customer, a column an attribute',
      once('--customers'),
    )
    .option('--products <file>', 'what is sold: product[, name, category, price, cost]', once('--products'))
    .option(
      '--offers <file>',
      'what can be offered: JSON, or offer, kind[, items, value, cost, rate, ...]',
      once('--offers'),
    );
}

/** @returns the same command, with what a statement must know. */
export function withDialect(command: Command): Command {
  return command
    .option('--dialect <name>', 'duckdb, spark, clickhouse, postgres or trino', once('--dialect'))
    .option('--table <name>', 'the table there; dots part schema and table', once('--table'));
}

function gather(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** Of two values only one could count, so the second is refused. */
function once(flag: string): (text: string, before: string | undefined) => string {
  return (text, before) => {
    if (before !== undefined) throw new UsageError(`${flag} is given twice, as "${before}" and as "${text}"`);
    return text;
  };
}

/**
 * Reads what commander collected.
 *
 * @param raw the values by camelCase name
 * @returns the options, parsed; `--seed` and `--engine` join the function's own options
 * @throws UsageError (`invalid-option`) naming the option
 */
export function readCommonOptions(raw: RawOptions): CommonOptions {
  const { map, set, columns, rows, seed, maxBad, engine, json, quiet, ...texts } = raw;
  const shorthands = [
    ...(seed === undefined ? [] : [`seed=${numberOf('--seed', seed)}`]),
    ...(engine === undefined ? [] : [`engine=${JSON.stringify(engine)}`]),
  ];
  return {
    ...texts,
    ...(map === undefined ? {} : { map: parseMap(map) }),
    ...(columns === undefined ? {} : { columns: columns.split(',') }),
    settings: withoutFlags(parseSettings([...(set ?? []), ...shorthands])),
    rows: parseRowConditions(rows ?? []),
    ...(maxBad === undefined ? {} : { maxBad: shareOf('--max-bad', maxBad) }),
    json: json === true,
    quiet: quiet === true,
  };
}

/** Options with a flag of their own are given by it: two ways to say one thing could contradict each other. */
function withoutFlags(settings: FunctionOptions): FunctionOptions {
  for (const [name, flag] of flags) {
    if (Object.hasOwn(settings, name)) throw new UsageError(`--set ${name}: give it as ${flag}`);
  }
  return settings;
}

const flags: ReadonlyMap<string, string> = new Map([
  ['map', '--map'],
  ['asOf', '--as-of'],
  ['timeZone', '--time-zone'],
  ['currency', '--currency'],
  ['maxBad', '--max-bad'],
]);

function numberOf(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new UsageError(`${flag} must be a number, got "${text}"`);
  return value;
}

function shareOf(flag: string, text: string): number {
  const value = numberOf(flag, text);
  if (value < 0 || value > 1) throw new UsageError(`${flag} must be a number from 0 to 1, got "${text}"`);
  return value;
}

/** Options that only some inputs give an effect; each is refused where it has none. */
export type SometimesOption =
  | 'id'
  | 'target'
  | 'columns'
  | 'asOf'
  | 'before'
  | 'interactions'
  | 'offers'
  | 'feedback'
  | 'customers'
  | 'products'
  | 'timeZone'
  | 'currency'
  | 'rows'
  | 'map'
  | 'maxBad';

/**
 * Refuses options that would have no effect: an accepted option does something.
 *
 * @param options as given
 * @param unused names without effect here
 * @param why completes "has no effect: …"
 * @throws UsageError (`invalid-option`) naming the option
 */
export function refuseUnused(options: CommonOptions, unused: readonly SometimesOption[], why: string): void {
  for (const name of unused) {
    const value = options[name];
    if (value === undefined || (name === 'rows' && options.rows.length === 0)) continue;
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${flag} has no effect here: ${why}`);
  }
}
