import { showValue } from '../show.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { isDate } from '../time/instant.ts';
import { growChunks } from './growing-chunks.ts';
import { plainIsoTime, plainMark } from './iso-time.ts';
import { numberOfObject } from './number-of-object.ts';

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
  /** One value a row where any cell came as a number, `Date` or plain time, else `null`. May be overwritten by its reader. */
  readonly numbers: Float64Array | null;
  /** What the first foreign cells looked like, by row. */
  readonly foreign: ReadonlyMap<number, string>;
  /** How many cells are plain ISO 8601 times: they stand as marks, their local times in `numbers`. */
  readonly plain: number;
}

/** A column that still takes cells. */
export interface GrowingCells {
  add(cell: unknown): void;
  /** Takes cells that came as numbers, all at once. */
  addNumbers(values: Float64Array): void;
  /** Joins the chunks and ends the growth. */
  finish(): GatheredCells;
}

/** How a column of cells grows. */
export interface GrowthOptions {
  /** How many foreign cells are remembered in full. Default 1,000. */
  readonly maxIssues?: number | undefined;
  /** Whether plain ISO 8601 times are read at once: millions of texts, most of them met once, need not be kept then. */
  readonly readsTimes?: boolean;
  /** Rows that are known to come. */
  readonly expectedRows?: number | undefined;
}

/** Opens a column that takes cells of any type, one after the other, and keeps a repeated text once. */
export function growCells({ maxIssues = 1000, readsTimes = false, expectedRows }: GrowthOptions): GrowingCells {
  const texts = growTexts();
  const codes = growChunks<Uint32Array>((rows) => new Uint32Array(rows).fill(numberCell), expectedRows);
  const numbers = growChunks<Float64Array>((rows) => new Float64Array(rows), expectedRows);
  const foreign = new Map<number, string>();
  let length = 0;
  let plain = 0;

  function codeOfText(text: string): number {
    const local = readsTimes ? plainIsoTime(text) : Number.NaN;
    if (Number.isNaN(local)) return texts.codeFor(text);
    numbers.set(length, local);
    plain += 1;
    return plainMark(text);
  }
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
    if (foreign.size < maxIssues) foreign.set(length, showValue(cell));
    return foreignCell;
  }
  return {
    add(cell) {
      if (typeof cell === 'number') numbers.set(length, cell);
      else if (typeof cell === 'string') codes.set(length, codeOfText(cell));
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
      plain,
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
