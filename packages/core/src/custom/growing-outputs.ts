import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import type { Column } from '../table/column.ts';
import { growDictionary, NO_CODE } from '../table/dictionary.ts';
import { isDate } from '../time/instant.ts';

/** What schemas made of cells, on its way to a column. */
export interface GrowingOutputs {
  add(value: unknown, row: number): void;
  finish(): Column;
}

type Kind = 'number' | 'text' | 'list';

const kindWords: Readonly<Record<Kind, string>> = {
  number: 'a number, date, true or false',
  text: 'a text',
  list: 'a list of texts',
};

/**
 * Opens a column of what a schema makes: numbers, `Date`s (epoch milliseconds) and booleans (1 and 0) become numbers, texts
 * and bigints ids in a dictionary, arrays of texts lists; `null`, `undefined` and NaN are missing. The first that is there
 * decides what the column holds; a column of nothing holds ids.
 */
export function growOutputs(column: string, verb: string): GrowingOutputs {
  const dictionary = growDictionary();
  const cells: number[] = []; // numbers, or codes; of lists the codes of all of them
  const offsets: number[] = [0];
  let kind: Kind | null = null;
  let missingBefore = 0;
  let firstRow = 0;

  function settle(met: Kind, row: number): void {
    if (kind === null) {
      kind = met;
      firstRow = row;
      for (let i = 0; i < missingBefore; i++) addMissing();
    }
  }
  function addMissing(): void {
    if (kind === null) missingBefore += 1;
    else if (kind === 'list') offsets.push(cells.length);
    else cells.push(kind === 'number' ? Number.NaN : NO_CODE);
  }
  function refuse(value: unknown, row: number): InvalidInputError {
    const expected = kind === null ? Object.values(kindWords).join(', ') : `${kindWords[kind]} as in row ${firstRow}`;
    const received = showValue(value);
    const message = `${verb}: row ${row}, column "${column}": the schema made ${received}; a column can hold ${expected}`;
    return new InvalidInputError(message, [], { row, column });
  }
  return {
    add(value, row) {
      const met = kindOf(value);
      if (met === 'missing') return addMissing();
      if (met === null || (kind !== null && met !== kind)) throw refuse(value, row);
      settle(met, row);
      if (met === 'number') cells.push(isDate(value) ? value.getTime() : Number(value));
      else if (met === 'text') cells.push(dictionary.codeFor(String(value)));
      else {
        for (const item of value as readonly string[]) cells.push(dictionary.codeFor(item));
        offsets.push(cells.length);
      }
    },
    finish() {
      if (kind === 'number') return Float64Array.from(cells);
      const codes = kind === null ? new Uint32Array(missingBefore).fill(NO_CODE) : Uint32Array.from(cells);
      const coded = { dictionary: dictionary.finish(), codes };
      return Object.freeze(kind === 'list' ? { ...coded, offsets: Uint32Array.from(offsets) } : coded);
    },
  };
}

/** `null` where no column can hold the value. */
function kindOf(value: unknown): Kind | 'missing' | null {
  if (value === undefined || value === null) return 'missing';
  if (typeof value === 'number') return Number.isNaN(value) ? 'missing' : Number.isFinite(value) ? 'number' : null;
  if (typeof value === 'boolean') return 'number';
  if (typeof value === 'string') return value === '' ? 'missing' : 'text';
  if (typeof value === 'bigint') return 'text';
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'missing' : 'number';
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? 'list' : null;
}
