import type { OptionProblem } from '@clientele/core';
import { fileSettingNames } from '../arguments/file-setting-names.ts';

/** Options of functions that have a flag of their own on the command line. */
const flags: ReadonlyMap<string, string> = new Map([
  ['timeZone', '--time-zone'],
  ['asOf', '--as-of'],
  ['currency', '--currency'],
  ['map', '--map'],
  ['seed', '--seed'],
  ['engine', '--engine'],
  ['maxBad', '--max-bad'],
  ['dialect', '--dialect'],
  ['table', '--table'],
  ['id', '--id'],
]);

/** @returns how the option of a function is given on the command line. */
export function flagOf(option: string): string {
  if (option.startsWith('map.')) return `--map ${option.slice('map.'.length)}`;
  return flags.get(option) ?? `--set ${option}`;
}

/** @returns the problem with one option, in the words of the command line. */
export function optionSentence({ option, allowed, received }: OptionProblem): string {
  if (received === 'an unknown option' && flags.has(option)) return `${flagOf(option)} has no effect here`;
  const ofFile = /^one of the options\b/.test(allowed) ? `, ${fileSettingNames.join(', ')}` : '';
  return `${flagOf(option)} must be ${allowed}${ofFile}, got ${received}`;
}

/** "the option encoding": the word is an option there, elsewhere it may be a plain word. */
const called = /\b(?:the )?option (\w+)\b/gi;

/** Words that are nothing but options. */
const unmistakable = /(?<!--set )\b(dateFormat|pivotYear|skipLines|maxFieldLength|maxBad)\b(?: "([^"]+)")?/g;

/** @returns a message of the library, with the options it names as they are typed on the command line. */
export function inFlags(sentence: string): string {
  return sentence
    .replace(/\bmap: \{ ([^}]*) \}/g, (_, pairs: string) => `--map ${typedPairs(pairs)}`)
    .replace(/\bmap\.(\w+)(?= names a column)/g, (_, role: string) => `--map ${role}`)
    .replace(called, (_, option: string) => flagOf(option))
    .replace(unmistakable, (_, option: string, value?: string) =>
      value === undefined ? flagOf(option) : `${flagOf(option)}=${value}`,
    );
}

/** From `customer: "ID", time: "Date"` to `customer='ID',time='Date'`. */
function typedPairs(pairs: string): string {
  return pairs.replace(/(\w+): "([^"]*)"/g, "$1='$2'").replaceAll(', ', ',');
}
