import { InvalidInputError, showValue } from '@clientele/core';
import { cutRecords } from './cut-records.ts';
import { splitFields } from './split-fields.ts';

/** The delimiters that are looked for; any other one can be stated. */
export const delimiters: readonly string[] = [',', ';', '\t', '|'];

const names: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** The beginning of a text. */
export interface Sample {
  readonly text: string;
  /** Whether it is the whole text. */
  readonly whole: boolean;
  /** 1-based physical line of its first character. */
  readonly firstLine: number;
  readonly maxFieldLength: number;
}

/** How the sample looks with one delimiter. */
interface Candidate {
  readonly delimiter: string;
  /** Fields of each record, the header's first. */
  readonly widths: readonly number[];
}

/**
 * Finds the delimiter: the one that gives the widest constant number of fields. Where none is constant, because rows are
 * short or long here and there, it is the one whose header is as wide as at least half of the rows. A file of one column
 * has none.
 *
 * @throws InvalidInputError (`invalid-input`) where two fit equally well, or the first line is no header for what follows
 */
export function sniffDelimiter(verb: string, sample: Sample): string {
  const candidates = delimiters.map((delimiter) => ({ delimiter, widths: widthsWith(delimiter, sample) }));
  const constant = candidates.filter(({ widths }) => headerWidth(widths) > 1 && agreeing(widths) === widths.length);
  const fitting = constant.length > 0 ? constant : candidates.filter(mostlyAgrees);
  const widest = Math.max(...fitting.map(({ widths }) => headerWidth(widths)));
  const best = fitting.filter(({ widths }) => headerWidth(widths) === widest);
  if (best.length > 1) throw twoFit(verb, sample, best);
  if (best[0] !== undefined) return best[0].delimiter;
  if (candidates.some(({ widths }) => median(widths) > 1 || endsConstant(widths))) throw noHeader(verb, sample);
  return candidates.find(({ widths }) => widths.every((width) => width === 1))?.delimiter ?? ',';
}

function widthsWith(delimiter: string, { text, whole, firstLine, maxFieldLength }: Sample): number[] {
  const cutter = cutRecords({ delimiter, maxFieldLength, firstLine });
  return splitFields(cutter.push(text, whole), delimiter).rows.map((row) => row.length);
}

function headerWidth(widths: readonly number[]): number {
  return widths[0] ?? 0;
}

function agreeing(widths: readonly number[]): number {
  return widths.filter((width) => width === widths[0]).length;
}

function mostlyAgrees({ widths }: Candidate): boolean {
  return headerWidth(widths) > 1 && (agreeing(widths) - 1) * 2 >= widths.length - 1;
}

function median(widths: readonly number[]): number {
  return [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

/** Whether the last two records are of one width, and have a delimiter at all. */
function endsConstant(widths: readonly number[]): boolean {
  const last = widths.at(-1) ?? 0;
  return last > 1 && widths.at(-2) === last;
}

function twoFit(verb: string, sample: Sample, best: readonly Candidate[]): InvalidInputError {
  const rivals = best.map(({ delimiter }) => delimiter);
  const spelled = rivals.map((delimiter) => names[delimiter]).join(' and ');
  const { line, shown } = firstRecord(sample);
  const message = `${verb}: ${spelled} both fit as the delimiter of line ${line}, ${shown}; state the option delimiter`;
  return new InvalidInputError(message, [], { option: 'delimiter', line, delimiters: rivals });
}

function noHeader(verb: string, sample: Sample): InvalidInputError {
  const { line, shown } = firstRecord(sample);
  const message = `${verb}: line ${line}, ${shown}, is no header for the lines below; say how many lines stand above the header with the option skipLines, or state the option delimiter`;
  return new InvalidInputError(message, [], { option: 'skipLines', line });
}

function firstRecord({ text, firstLine }: Sample): { line: number; shown: string } {
  const above = /^(?: *(?:\r\n|\n|\r))*/.exec(text)?.[0] ?? '';
  const skipped = above.match(/\r\n|\n|\r/g)?.length ?? 0;
  const shown = showValue(text.slice(above.length, above.length + 200).split(/[\r\n]/, 1)[0]);
  return { line: firstLine + skipped, shown };
}
