import {
  type CodedColumn,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  showValue,
  textAt,
} from '@clientele/core';
import { textsOf } from '../score/texts.ts';
import type { ClassNames } from './options.ts';

/** Texts whose sentiment somebody has told: as columns, or as rows. */
export type LabelledTexts =
  | { readonly text: readonly string[]; readonly label: readonly (string | number)[] | CodedColumn }
  | readonly { readonly text: string; readonly label: string | number }[];

/** Classes in the order of their codes; two-class models have no neutral one. */
export type LinearClasses = { readonly negative: string; readonly neutral: string | null; readonly positive: string };

/** Texts and the code of the class of each: 0 negative, 1 neutral, 2 positive. */
export interface ClassedTexts {
  readonly texts: readonly string[];
  readonly codes: Uint8Array;
  readonly classes: LinearClasses;
}

/** Fewest texts of a class that a fit takes. */
const fewest = 5;
const usual: readonly LinearClasses[] = [
  { negative: 'negative', neutral: 'neutral', positive: 'positive' },
  { negative: '-1', neutral: '0', positive: '1' },
  { negative: '0', neutral: null, positive: '1' },
];

/**
 * Reads labelled texts.
 *
 * @param wanted the labels of each class, where they are known already
 * @throws InvalidInputError (`invalid-input`) naming rows without a text or with a label that stands for no class
 * @throws InvalidOptionError (`invalid-option`) where it cannot be told what the labels mean
 */
export function classedTexts(
  verb: string,
  data: LabelledTexts,
  wanted: ClassNames | LinearClasses | undefined,
): ClassedTexts {
  const { text, label } = columnsOf(verb, data);
  const texts = textsOf(verb, text);
  const labels = labelsOf(verb, label, texts.length);
  const classes = wanted === undefined ? guessClasses(verb, labels) : namedClasses(wanted);
  const names = [classes.negative, classes.neutral, classes.positive];
  const codes = new Uint8Array(labels.length);
  labels.forEach((one, row) => {
    const code = names.indexOf(one);
    if (code < 0) throw badLabel(verb, row, names.filter((name) => name !== null).join(', '), one);
    codes[row] = code;
  });
  return { texts, codes, classes };
}

/** @throws InsufficientDataError (`insufficient-data`) where a class has too few texts to learn from. */
export function demandTexts(verb: string, { codes, classes }: ClassedTexts): void {
  const names = [classes.negative, classes.neutral, classes.positive];
  names.forEach((name, code) => {
    if (name === null) return;
    const count = codes.filter((one) => one === code).length;
    if (count < fewest) throw new InsufficientDataError(verb, `texts labelled ${showValue(name)}`, fewest, count);
  });
}

function columnsOf(
  verb: string,
  data: LabelledTexts,
): { text: readonly string[]; label: readonly (string | number)[] | CodedColumn } {
  if (Array.isArray(data)) {
    const rows = data as readonly { readonly text: string; readonly label: string | number }[];
    return { text: rows.map((row) => row?.text), label: rows.map((row) => row?.label) };
  }
  const { text, label } = (data ?? {}) as { text?: readonly string[]; label?: readonly (string | number)[] };
  if (text === undefined || label === undefined) {
    throw new InvalidInputError(`${verb}: expected texts with columns text and label, got ${showValue(data)}`);
  }
  return { text, label };
}

function labelsOf(verb: string, label: readonly (string | number)[] | CodedColumn, length: number): string[] {
  const cells = 'codes' in label ? Array.from(label.codes, (_, row) => textAt(label, row)) : Array.from(label);
  if (cells.length !== length) {
    throw new InvalidInputError(`${verb}: column "label" has ${cells.length} rows, column "text" has ${length}`);
  }
  return cells.map((cell, row) => {
    const isLabel = typeof cell === 'string' ? cell !== '' : Number.isFinite(cell);
    if (!isLabel) throw badLabel(verb, row, 'a label', cell);
    return String(cell);
  });
}

function namedClasses({ negative, neutral, positive }: ClassNames | LinearClasses): LinearClasses {
  const isTwo = neutral === undefined || neutral === null;
  return { negative: String(negative), neutral: isTwo ? null : String(neutral), positive: String(positive) };
}

function guessClasses(verb: string, labels: readonly string[]): LinearClasses {
  const met = new Set(labels);
  if (met.size === 0) throw new InsufficientDataError(verb, 'labelled texts', 2 * fewest, 0);
  for (const classes of usual) {
    const names = Object.values(classes);
    if (![...met].every((one) => names.includes(one))) continue;
    // 0 and 1 alone are two classes: without a −1 there is nothing that 0 could lie between.
    if (classes.negative === '-1' && !met.has('-1')) continue;
    return met.has(classes.neutral ?? '') ? classes : { ...classes, neutral: null };
  }
  const listed = [...met].sort().slice(0, 5).map(showValue).join(', ');
  const allowed = `a record that says what the labels ${listed} mean, as { negative: …, neutral: …, positive: … }`;
  throw new InvalidOptionError(verb, [{ option: 'classes', allowed, received: 'nothing' }]);
}

function badLabel(verb: string, row: number, expected: string, received: unknown): InvalidInputError {
  const code = received === null || received === undefined || received === '' ? 'missing-value' : 'invalid-text';
  const issue = { code, row, column: 'label', expected, received: showValue(received), action: 'dropped' } as const;
  return new InvalidInputError(`${verb}: row ${row}: label must be ${expected}, got ${issue.received}`, [issue]);
}
