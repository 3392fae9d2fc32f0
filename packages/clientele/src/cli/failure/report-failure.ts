import { ClienteleError, InvalidInputError, InvalidOptionError, type JsonValue } from '@clientele/core';
import { hintFor } from './hints.ts';
import { FailureInFile, fileName } from './in-file.ts';
import { inFlags, optionSentence } from './option-flags.ts';
import { placeOf } from './place.ts';

/** Exit codes: a bug, bad usage or input, sound input without a usable model. */
export const exitCodes = { bug: 1, input: 2, noModel: 3 } as const;

/** What is printed of a failure, and how the process ends. */
export interface FailureReport {
  readonly text: string;
  readonly exitCode: number;
}

/**
 * Tells a failure in one line, or as JSON. Never a stack trace.
 *
 * @param error whatever was thrown
 * @param command the command as typed, e.g. `clientele fit clv/bg-nbd`
 * @param json whether to write `{"error":{…}}`
 * @returns text for standard error, and the exit code
 */
export function reportFailure(error: unknown, command: string, json: boolean): FailureReport {
  const cause = error instanceof FailureInFile ? error.cause : error;
  if (!(cause instanceof ClienteleError)) return reportBug(error, command, json);
  const message = `${command}: ${sentenceOf(error instanceof FailureInFile ? error : cause)}`;
  const exitCode = cause.code === 'insufficient-data' ? exitCodes.noModel : exitCodes.input;
  const file: { file?: string } = error instanceof FailureInFile ? { file: error.file } : {};
  return { text: inForm(cause.code, message, { ...cause.details, ...file }, json), exitCode };
}

/** @returns what went wrong with the data or the options, in one sentence of the command line. */
export function sentenceOf(error: FailureInFile | ClienteleError): string {
  const cause = error instanceof FailureInFile ? error.cause : error;
  if (cause instanceof InvalidOptionError) return cause.problems.map(optionSentence).join('; ');
  const file = error instanceof FailureInFile ? error : undefined;
  const [first] = cause instanceof InvalidInputError ? cause.issues : [];
  const sentence = inFlags(withoutVerb(cause.message));
  if (first === undefined) return besideFile(file?.file, sentence);
  const place = placeOf(cause as InvalidInputError, file);
  const hint = first.action === 'kept' ? '' : hintFor(first.code);
  const tooMany = cause.details['option'] === 'maxBad' ? `; ${withoutPlace(sentence)}` : '';
  return `${place}${tooMany}${hint}`;
}

function besideFile(file: string | undefined, sentence: string): string {
  if (file === undefined) return sentence;
  const name = fileName(file);
  if (/^the source\b/.test(sentence)) return sentence.replace('the source', name);
  return /^line \d/.test(sentence) ? `${name} ${sentence}` : `${name}: ${sentence}`;
}

/** The place of the first bad row stands at the beginning already. */
function withoutPlace(sentence: string): string {
  return sentence.replace(/; the first is row .*$/s, '');
}

/** Messages of the library begin with the function; here the command stands in its place. */
function withoutVerb(message: string): string {
  return message.replace(/^[A-Za-z]\w*: /, '');
}

function reportBug(error: unknown, command: string, json: boolean): FailureReport {
  const told = error instanceof Error ? `${error.name}: ${error.message.split('\n', 1)[0]}` : String(error);
  const message = `${command}: this is a bug in clientele, not in your data (${told}); please report it with the command`;
  return { text: inForm('bug', message, {}, json), exitCode: exitCodes.bug };
}

function inForm(code: string, message: string, details: Readonly<Record<string, JsonValue>>, json: boolean): string {
  return json ? `${JSON.stringify({ error: { code, message, details } })}\n` : `${message}\n`;
}
