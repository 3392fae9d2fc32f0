import type { ListColumn } from '@clientele/core';

/** The lists of some rows, in the order given. */
export function pickLists({ dictionary, offsets, codes }: ListColumn, rows: Uint32Array): ListColumn {
  const ends = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    ends[i + 1] = (ends[i] as number) + (offsets[row + 1] as number) - (offsets[row] as number);
  }
  const picked = new Uint32Array(ends[rows.length] as number);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    picked.set(codes.subarray(offsets[row], offsets[row + 1]), ends[i]);
  }
  return Object.freeze({ dictionary, offsets: ends, codes: picked });
}
