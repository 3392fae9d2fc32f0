import { InvalidInputError, readDateCells, readNumberCells } from '@clientele/core';

/** What a column's cells look like. */
export type GuessedType = 'number' | 'time' | 'boolean' | 'id' | 'text' | 'unknown';

/** What is known of a column after its cells were looked at. */
export interface InspectedColumn {
  readonly name: string;
  /**
   * `number`, `time` or `boolean` (`true` and `false` only) where at least nine in ten cells that are there can be read so; `id`
   * for numbers of which some have leading zeros; `unknown` where all cells are missing; else `text`.
   */
  readonly type: GuessedType;
  /** Cells that back the type. */
  readonly backing: number;
  /** Blank cells. */
  readonly missing: number;
  /** The first three different cells that are there. */
  readonly samples: readonly string[];
}

/** Looks at a column's cells, chunk by chunk. */
export interface ColumnGuess {
  take(cells: readonly string[]): void;
  finish(): InspectedColumn;
}

const backingShare = 0.9;
const samplesShown = 3;

/** Opens the guess about a column. */
export function guessColumn(name: string): ColumnGuess {
  const samples: string[] = [];
  const counts = { present: 0, missing: 0, number: 0, time: 0, boolean: 0, leadingZero: 0 };
  return {
    take(cells) {
      const present = cells.filter((cell) => cell.trim() !== '');
      counts.present += present.length;
      counts.missing += cells.length - present.length;
      counts.number += present.length - unreadable(() => readNumberCells(present, { column: name, maxIssues: 0 }));
      counts.time += present.length - unreadable(() => readDateCells(present, { column: name, maxIssues: 0 }));
      for (const cell of present) {
        if (/^\s*[-+]?0\d/.test(cell)) counts.leadingZero += 1;
        if (/^\s*(?:true|false)\s*$/i.test(cell)) counts.boolean += 1;
        if (samples.length < samplesShown && !samples.includes(cell)) samples.push(cell);
      }
    },
    finish() {
      const { type, backing } = typeOf(counts);
      return Object.freeze({ name, type, backing, missing: counts.missing, samples: Object.freeze(samples) });
    },
  };
}

/** How many cells a reader cannot read; none where it would only have to be told which of two formats they have. */
function unreadable(read: () => { issues: { counts: Readonly<Record<string, number>> } }): number {
  try {
    const { counts } = read().issues;
    return (counts['invalid-number'] ?? 0) + (counts['invalid-date'] ?? 0);
  } catch (error) {
    if (error instanceof InvalidInputError) return 0;
    throw error;
  }
}

type Counts = Record<'present' | 'number' | 'time' | 'boolean' | 'leadingZero', number>;

function typeOf(counts: Counts): { type: GuessedType; backing: number } {
  const { present, number, time, boolean, leadingZero } = counts;
  const most = backingShare * present;
  if (present === 0) return { type: 'unknown', backing: 0 };
  if (boolean === present) return { type: 'boolean', backing: boolean };
  if (time >= most) return { type: 'time', backing: time };
  if (number >= most && leadingZero === 0) return { type: 'number', backing: number };
  if (number >= most) return { type: 'id', backing: number };
  return { type: 'text', backing: present };
}
