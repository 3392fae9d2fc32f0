import type { OptionProblem } from '@clientele/core';

/** Options of functions that have a flag of their own on the command line. */
const flags: ReadonlyMap<string, string> = new Map([
  ['timeZone', '--time-zone'],
  ['asOf', '--as-of'],
  ['currency', '--currency'],
  ['map', '--map'],
  ['seed', '--seed'],
  ['engine', '--engine'],
  ['maxBad', '--max-bad'],
]);

/** @returns how the option of a function is given on the command line. */
export function flagOf(option: string): string {
  return flags.get(option) ?? `--set ${option}`;
}

/** @returns the problem with one option, in the words of the command line. */
export function optionSentence({ option, allowed, received }: OptionProblem): string {
  return `${flagOf(option)} must be ${allowed}, got ${received}`;
}

/** Options that messages of the library name, and that `--set` gives. */
const named =
  /\b(?:the )?option (dateFormat|pivotYear|decimal|thousands|encoding|delimiter|skipLines|maxFieldLength|nulls|map|timeZone|currency|maxBad)\b/g;

/** @returns a message of the library, with the options it names as they are typed on the command line. */
export function inFlags(sentence: string): string {
  return sentence
    .replace(named, (_, option: string) => flagOf(option))
    .replace(/\bmap: \{ (\w+): "([^"]*)" \}/g, (_, role: string, name: string) => `--map ${role}='${name}'`)
    .replace(/\bmap\.(\w+)/g, (_, role: string) => `--map ${role}`)
    .replace(/(?<![\w. -])(skipLines|maxBad)\b/g, (option) => flagOf(option));
}
