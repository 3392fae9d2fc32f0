import { showValue } from '../show.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { isDate } from '../time/instant.ts';
import { numberOfObject } from './number-of-object.ts';

const chunkShift = 16;

/** Rows in one chunk of a column that is still growing. */
export const chunkRows: number = 1 << chunkShift;

/** Marks a cell that came as a number: its value stands in `numbers`. */
export const numberCell: number = 0xfffffffe;
/** Marks a cell that came as a `Date`: its epoch milliseconds stand in `numbers`. */
export const dateCell: number = 0xfffffffd;
/** Marks a cell that is nothing a cell may be: an object that stands for no number, a boolean, a function. */
export const foreignCell: number = 0xfffffffc;

/** Where most texts of a column differ, looking each one up costs more than reading it again: then they are only listed. */
const lookUpAtMost = 8192;

/** All cells of one column: its texts, and one code a row. */
export interface GatheredCells {
  readonly length: number;
  /** Each distinct text once where texts repeat; where most differ, some stand here more than once. */
  readonly texts: readonly string[];
  /** The text's position in `texts`, `NO_CODE` where the cell is missing, or one of the marks above. */
  readonly codes: Uint32Array;
  /** One value a row where any cell came as a number or `Date`, else `null`. May be overwritten by its reader. */
  readonly numbers: Float64Array | null;
  /** What the first foreign cells looked like, by row. */
  readonly foreign: ReadonlyMap<number, string>;
}

/** A column that still takes cells. */
export interface GrowingCells {
  add(cell: unknown): void;
  /** Takes cells that came as numbers, all at once. */
  addNumbers(values: Float64Array): void;
  /** Joins the chunks and ends the growth. */
  finish(): GatheredCells;
}

/**
 * Opens a column that takes cells of any type, one after the other, and keeps a repeated text once.
 *
 * @param foreignShown how many foreign cells are remembered in full
 * @returns the growing column
 */
export function growCells(foreignShown: number): GrowingCells {
  const texts = growTexts();
  const codes = growChunks<Uint32Array>((rows) => new Uint32Array(rows).fill(numberCell));
  const numbers = growChunks<Float64Array>((rows) => new Float64Array(rows));
  const foreign = new Map<number, string>();
  let length = 0;

  function codeOfObject(cell: unknown): number {
    if (isDate(cell)) {
      numbers.set(length, cell.getTime());
      return dateCell;
    }
    const number = numberOfObject(cell);
    if (number !== null) {
      numbers.set(length, number);
      return numberCell;
    }
    if (foreign.size < foreignShown) foreign.set(length, showValue(cell));
    return foreignCell;
  }
  return {
    add(cell) {
      if (typeof cell === 'number') numbers.set(length, cell);
      else if (typeof cell === 'string') codes.set(length, texts.codeFor(cell));
      else if (cell === undefined || cell === null) codes.set(length, NO_CODE);
      else if (typeof cell === 'bigint') numbers.set(length, Number(cell));
      else codes.set(length, codeOfObject(cell));
      length += 1;
    },
    addNumbers(values) {
      numbers.setMany(length, values);
      length += values.length;
    },
    finish: () => ({
      length,
      texts: texts.finish(),
      codes: codes.join(length) ?? new Uint32Array(length).fill(numberCell),
      numbers: numbers.join(length),
      foreign,
    }),
  };
}

function growTexts(): { codeFor(text: string): number; finish(): readonly string[] } {
  const index = new Map<string, number>();
  let texts: string[] = [];
  let met = 0;
  let isLookedUp = true;
  return {
    codeFor(text) {
      const known = isLookedUp ? index.get(text) : undefined;
      met += 1;
      if (known !== undefined) return known;
      const code = texts.push(text) - 1;
      if (!isLookedUp) return code;
      index.set(text, code);
      if (index.size === lookUpAtMost && met < 2 * lookUpAtMost) {
        isLookedUp = false;
        index.clear();
      }
      return code;
    },
    finish() {
      const all = texts;
      texts = [];
      index.clear();
      return all;
    },
  };
}

interface GrowingChunks<A> {
  set(row: number, value: number): void;
  /** Sets consecutive rows, from `row` on. */
  setMany(row: number, values: A): void;
  /** One array of `length`, or `null` where nothing was ever set. */
  join(length: number): A | null;
}

/** A typed array that grows by chunks; a chunk that nothing was set in is never made. */
export function growChunks<A extends Uint32Array | Float64Array>(make: (rows: number) => A): GrowingChunks<A> {
  const chunks: (A | undefined)[] = [];
  function chunkOf(row: number): A {
    const at = row >>> chunkShift;
    const chunk = chunks[at] ?? make(chunkRows);
    chunks[at] = chunk;
    return chunk;
  }
  return {
    set(row, value) {
      const chunk = chunks[row >>> chunkShift] ?? chunkOf(row);
      chunk[row & (chunkRows - 1)] = value;
    },
    setMany(row, values) {
      for (let from = 0; from < values.length; ) {
        const place = (row + from) & (chunkRows - 1);
        const part = values.subarray(from, from + chunkRows - place);
        chunkOf(row + from).set(part, place);
        from += part.length;
      }
    },
    join(length) {
      if (chunks.length === 0) return null;
      const whole = make(length);
      for (let at = 0; at < chunks.length; at++) {
        const chunk = chunks[at];
        if (chunk !== undefined)
          whole.set(chunk.subarray(0, Math.min(chunkRows, length - at * chunkRows)), at * chunkRows);
        chunks[at] = undefined;
      }
      chunks.length = 0;
      return whole;
    },
  };
}
