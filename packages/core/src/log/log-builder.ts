import { chunkRows } from '../cells/growing-chunks.ts';
import { checkCustomColumns } from '../custom/custom-fields.ts';
import { InvalidInputError } from '../errors/errors.ts';
import { finishLog } from './finish-log.ts';
import { growLog } from './growing-log.ts';
import { type InputRows, openInput } from './input-chunk.ts';
import { lineNumbers } from './line-numbers.ts';
import { checkColumns } from './missing-column.ts';
import { checkParseOptions, type ParseOptions } from './parse-options.ts';
import type { ParsedTransactions } from './parsed-transactions.ts';

/** Takes rows piece by piece and ends in a log. */
export interface TransactionLogBuilder {
  /** Takes rows or columns of any number; `lines` says at which physical line of a file each row starts. */
  append(input: InputRows, place?: { readonly lines?: Uint32Array }): void;
  /** Reads all columns over all rows; the builder takes no more afterwards. */
  finish(): ParsedTransactions;
}

/**
 * Opens a log that takes rows piece by piece, for input that does not come at once. The cutting never shows: number and
 * date formats are found over all rows at the end, and each column is joined on its own, so that the peak of memory is the
 * log and its largest column.
 *
 * @param options as those of `parseTransactions`
 * @param verb the function that the user called, where it is another: it begins the messages
 * @returns the builder
 * @throws InvalidOptionError (`invalid-option`); `append` and `finish` throw InvalidInputError (`invalid-input`)
 * @example
 * import { transactionLogBuilder } from '@clientele/core';
 * const builder = transactionLogBuilder({ timeZone: 'Europe/Berlin' });
 * builder.append([{ customer: 'Ada', time: '2026-01-05', amount: '12,50' }]);
 * builder.append({ customer: ['Bo'], time: ['2026-01-06'], amount: ['1.000,00'] });
 * [...builder.finish().log.amount]; // => [12.5, 1000]
 */
export function transactionLogBuilder(
  options: ParseOptions = {},
  verb: string = 'transactionLogBuilder',
): TransactionLogBuilder {
  checkParseOptions(verb, options);
  return openBuilder(options, verb, { total: null });
}

/**
 * A builder on behalf of another verb, whose options are checked.
 *
 * @param task how many rows there will be, where that is known, and whether findings among usable lines are wanted
 */
export function openBuilder(
  options: ParseOptions,
  verb: string,
  { total, lookOver = true }: { readonly total: number | null; readonly lookOver?: boolean },
): TransactionLogBuilder {
  const growing = growLog(options, verb);
  const names = new Set<string>();
  const lines = lineNumbers(verb);
  let rows = 0;
  let isFinished = false;

  function refuseWhenFinished(): void {
    if (isFinished) throw new InvalidInputError(`${verb}: the builder has finished; open another`);
  }
  return {
    append(input, place) {
      refuseWhenFinished();
      const chunk = openInput(input, verb, rows);
      lines.append(place?.lines, chunk.length);
      if (names.size === 0) for (const name of chunk.names()) names.add(name);
      let from = 0;
      do {
        const to = Math.min(from + chunkRows, chunk.length);
        growing.take(chunk, from, to, place?.lines);
        rows += to - from;
        if (to > from) options.onProgress?.({ stage: 'parse', done: rows, total });
        from = to;
      } while (from < chunk.length);
    },
    finish() {
      refuseWhenFinished();
      isFinished = true;
      if (names.size > 0 || rows > 0) {
        checkColumns(verb, options.map, growing.has, names);
        checkCustomColumns(verb, options.custom, growing.hasCustom, names);
      }
      return finishLog({ growing, options, verb, lines: lines.finish(), rowsRead: rows }, lookOver);
    },
  };
}
