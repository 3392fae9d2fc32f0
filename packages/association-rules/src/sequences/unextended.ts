import { openSetIndex } from '../rules/set-index.ts';
import type { PatternColumns } from './found-patterns.ts';

/**
 * Marks the patterns that no longer one contains; for closed patterns only a longer one of the same count matters. Between a
 * pattern and one that contains it stand others, each longer by one item, whose counts lie between the two: so it suffices to
 * take single items off every pattern.
 *
 * @param patterns all frequent patterns, also those one item longer than wanted
 * @param sameCount whether only patterns of the same count matter
 * @returns 1 for the patterns that stay
 */
export function unextended(patterns: PatternColumns, sameCount: boolean): Uint8Array {
  const { length, offsets, items, elements, counts } = patterns;
  const tokens = items.map((item, cell) => tokenOf(item, cell === 0 || elements[cell] !== elements[cell - 1]));
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number;
    tokens[start] = tokenOf(items[start] as number, true);
  }
  const index = openSetIndex({ dictionary: { values: [] }, offsets, codes: tokens });
  const stays = new Uint8Array(length).fill(1);
  const shorter = new Uint32Array(offsets.reduce((most, end, i) => Math.max(most, end - (offsets[i - 1] ?? 0)), 0));
  for (let row = 0; row < length; row++) {
    const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
    for (let left = start; left < end; left++) {
      const inner = index.find(shorter, without(left, start, end));
      if (inner >= 0 && (!sameCount || counts[inner] === counts[row])) stays[inner] = 0;
    }
  }
  return stays;

  /** The tokens of a pattern but one; where the one opened its set, the next of that set does. */
  function without(left: number, start: number, end: number): number {
    let filled = 0;
    for (let cell = start; cell < end; cell++) if (cell !== left) shorter[filled++] = tokens[cell] as number;
    if (left + 1 < end && elements[left + 1] === elements[left] && isOpening(tokens[left] as number)) {
      shorter[left - start] = tokenOf(items[left + 1] as number, true);
    }
    return filled;
  }
}

const tokenOf = (item: number, opens: boolean): number => item * 2 + (opens ? 1 : 0);
const isOpening = (token: number): boolean => (token & 1) === 1;
