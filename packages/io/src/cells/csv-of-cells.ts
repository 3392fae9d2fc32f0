import { expectRecord } from '@clientele/core';
import type { OpenCells } from './open-cells.ts';

/**
 * The same rows as a CSV file: UTF-8, commas, every text in quotes, so that nothing about it has to be found out. Whatever
 * reads CSV thereby reads every other format by the same rules.
 *
 * @param open the file
 * @returns a stream of bytes; nothing is read before somebody pulls
 * @throws InvalidInputError (`invalid-input`) where the cells are none
 * @example
 * import { csvOfCells, openJsonLines } from '@clientele/io';
 * const file = csvOfCells(await openJsonLines('open', '{"city":"Rome","visits":3}'));
 * await new Response(file).text(); // => '"city","visits"\n"Rome",3\n'
 */
export function csvOfCells(open: OpenCells): ReadableStream<Uint8Array> {
  expectRecord('csvOfCells', 'cells of openCells', open, ['header', 'nested', 'batches']);
  const encoder = new TextEncoder();
  const names = open.header.filter((name) => !open.nested.has(name));
  const batches = open.batches(names)[Symbol.asyncIterator]();
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(encoder.encode(`${names.map(quoted).join(',')}\n`));
        return;
      }
      const { done, value: batch } = await batches.next();
      if (done === true) {
        controller.close();
        return;
      }
      const length = batch[0]?.length ?? 0;
      let text = '';
      for (let row = 0; row < length; row++) text += `${batch.map((cells) => cellText(cells[row])).join(',')}\n`;
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await batches.return?.();
    },
  });
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return quoted(cell);
  if (typeof cell === 'number') return numberText(cell);
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'object' ? quoted(JSON.stringify(cell)) : String(cell);
}

/** Three digits behind the point could be taken for thousands: a fourth, a zero, says that they are none. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  const text = String(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
