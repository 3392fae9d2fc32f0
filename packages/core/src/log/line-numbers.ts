import { growChunks } from '../cells/growing-chunks.ts';
import { InvalidInputError } from '../errors/errors.ts';

/** The physical lines of a file's records, as they come in. */
export interface LineNumbers {
  append(lines: Uint32Array | undefined, rows: number): void;
  /** One line a row, 0 where it is not known; `undefined` where none is. */
  finish(): Uint32Array | undefined;
}

/** Opens a list of line numbers on behalf of a verb. */
export function lineNumbers(verb: string): LineNumbers {
  const growing = growChunks((rows) => new Uint32Array(rows));
  let length = 0;
  return {
    append(lines, rows) {
      if (lines !== undefined && lines.length !== rows) {
        throw new InvalidInputError(`${verb}: lines has ${lines.length} numbers, the rows are ${rows}`);
      }
      for (let row = 0; lines !== undefined && row < rows; row++) growing.set(length + row, lines[row] as number);
      length += rows;
    },
    finish: () => growing.join(length) ?? undefined,
  };
}
