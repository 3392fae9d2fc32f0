import { type CodedColumn, encode, InvalidInputError, NO_CODE, showValue } from '@clientele/core';
import type { GroupedScores } from './kernel.ts';

/** Feedback that has been scored: the columns of a log with a `score` beside them, from `scoreSentiment` or anywhere. */
export interface ScoredFeedback {
  readonly customer: CodedColumn | readonly string[];
  /** Epoch milliseconds, UTC. */
  readonly time: ArrayLike<number>;
  /** −1 to 1. */
  readonly score: ArrayLike<number>;
  readonly rating?: ArrayLike<number>;
  /** IANA zone of civil days. Default `"UTC"`. */
  readonly timeZone?: string;
}

/** Rows before `asOf` by customer, and who the customers are. */
export interface GroupedFeedback extends GroupedScores {
  readonly customer: CodedColumn;
  /** Where each stood in the feedback. */
  readonly rows: Uint32Array;
}

/**
 * Checks scored feedback.
 *
 * @throws InvalidInputError (`invalid-input`) naming row and column
 */
export function checkScored(verb: string, feedback: ScoredFeedback): { customer: CodedColumn; time: Float64Array } {
  if (typeof feedback !== 'object' || feedback === null || Array.isArray(feedback)) {
    throw new InvalidInputError(`${verb}: expected columns customer, time and score, got ${showValue(feedback)}`);
  }
  for (const name of ['customer', 'time', 'score'] as const) {
    if (feedback[name] === undefined) throw new InvalidInputError(`${verb}: there is no column "${name}"`);
  }
  const customer = 'codes' in feedback.customer ? feedback.customer : encode(feedback.customer);
  const { length } = customer.codes;
  for (const name of ['time', 'score', 'rating'] as const) {
    const column = feedback[name];
    if (column !== undefined && column.length !== length) {
      throw new InvalidInputError(
        `${verb}: column "${name}" has ${column.length} rows, column "customer" has ${length}`,
      );
    }
  }
  for (let row = 0; row < length; row++) {
    if (customer.codes[row] === NO_CODE) throw badCell(verb, row, 'customer', 'an id', null);
    const [time, score] = [feedback.time[row], feedback.score[row]];
    if (!Number.isFinite(time)) throw badCell(verb, row, 'time', 'epoch milliseconds', time);
    if (typeof score !== 'number' || !(score >= -1 && score <= 1)) {
      throw badCell(verb, row, 'score', 'a number from -1 to 1', score);
    }
    const rating = feedback.rating?.[row];
    if (rating !== undefined && !(Number.isFinite(rating) || Number.isNaN(rating))) {
      throw badCell(verb, row, 'rating', 'a finite number, or NaN where there is none', rating);
    }
  }
  return { customer, time: Float64Array.from(feedback.time) };
}

function badCell(verb: string, row: number, column: string, expected: string, cell: unknown): InvalidInputError {
  const received = showValue(cell);
  const code = column === 'customer' ? 'missing-value' : column === 'time' ? 'invalid-date' : 'invalid-number';
  return new InvalidInputError(`${verb}: row ${row}, column "${column}": expected ${expected}, got ${received}`, [
    { code, row, column, expected, received, action: 'dropped' },
  ]);
}

/** Rows strictly before `asOf`, by customer in the order first named; in a customer by time, then score, so that row order never shows. */
export function groupScored(feedback: ScoredFeedback, customer: CodedColumn, asOf: number): GroupedFeedback {
  const { codes, dictionary } = customer;
  const { time, score, rating } = feedback;
  const counts = new Uint32Array(dictionary.values.length);
  for (let row = 0; row < codes.length; row++) {
    if ((time[row] as number) < asOf) counts[codes[row] as number]++;
  }
  const present = Uint32Array.from(counts.keys()).filter((code) => counts[code] !== 0);
  const offsets = new Uint32Array(present.length + 1);
  const next = new Uint32Array(counts.length);
  present.forEach((code, c) => {
    next[code] = offsets[c] as number;
    offsets[c + 1] = (offsets[c] as number) + (counts[code] as number);
  });
  const rows = new Uint32Array(offsets[present.length] as number);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if ((time[row] as number) < asOf) rows[next[code]++] = row;
  }
  const byTime = (a: number, b: number): number =>
    (time[a] as number) - (time[b] as number) || (score[a] as number) - (score[b] as number);
  for (let c = 0; c < present.length; c++) rows.subarray(offsets[c], offsets[c + 1]).sort(byTime);
  return {
    customer: Object.freeze({ dictionary, codes: present }),
    rows,
    offsets,
    time: Float64Array.from(rows, (row) => time[row] as number),
    score: Float64Array.from(rows, (row) => score[row] as number),
    rating: Float64Array.from(rows, (row) => rating?.[row] ?? Number.NaN),
  };
}
