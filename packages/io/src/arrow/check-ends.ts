import { InvalidInputError } from '@clientele/core';

const magic = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]; // ARROW1
const goesOn = [0xff, 0xff, 0xff, 0xff];
const endOfStream = [...goesOn, 0, 0, 0, 0];

/**
 * Checks that Arrow IPC is whole: a file ends as it begins, a stream with the mark of its end. A reader that does without
 * takes what was cut off between two messages for a table with fewer rows.
 *
 * @throws InvalidInputError (`invalid-input`) where the end is missing
 */
export function checkEnds(verb: string, bytes: Uint8Array): void {
  const isFile = beginsWith(bytes, magic);
  // Streams from before version 0.15 have no such mark at their messages, and end in zeros, as all that is padded does.
  const hasMarks = isFile || beginsWith(bytes, goesOn);
  if (!hasMarks || endsIn(bytes, isFile ? magic : endOfStream)) return;
  const what = isFile ? 'file is cut short: its end is missing' : 'stream is cut short: the mark of its end is missing';
  throw new InvalidInputError(`${verb}: the Arrow ${what}`, [], { bytes: bytes.length });
}

/**
 * Checks that there are not more rows than bytes could hold, so that a damaged count does not fill the memory.
 *
 * @throws InvalidInputError (`invalid-input`) naming the count
 */
export function checkRows(verb: string, bytes: Uint8Array, rows: number): void {
  if (rows >= 0 && rows <= 8 * bytes.length) return;
  const message = `${verb}: the Arrow file or stream is damaged: ${rows} rows cannot stand in ${bytes.length} bytes`;
  throw new InvalidInputError(message, [], { rows, bytes: bytes.length });
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function endsIn(bytes: Uint8Array, end: readonly number[]): boolean {
  const from = bytes.length - end.length;
  return end.every((byte, at) => bytes[from + at] === byte);
}
