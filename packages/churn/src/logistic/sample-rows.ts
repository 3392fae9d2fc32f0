import { copyRows, denseRows } from './design-rows.ts';
import type { LogisticData } from './kernel.ts';

/** Up to twice so many rows there is nothing to be saved by looking at some of them first. */
const sampleRows = 50_000;

/** Every m-th row, about 50,000 of them; null where the data are hardly more. */
export function sampleOf(data: LogisticData): LogisticData | null {
  const { n, k, y, w } = data;
  const every = Math.floor(n / sampleRows);
  if (every < 2) return null;
  const size = Math.ceil(n / every);
  const { cells, ...rows } = denseRows(size, k);
  const picked = { y: new Float64Array(size), w: new Float64Array(size) };
  for (let i = 0, row = 0; i < size; i++, row += every) {
    copyRows(data, row, row + 1, cells, i * k);
    picked.y[i] = y[row] as number;
    picked.w[i] = w[row] as number;
  }
  return { ...rows, ...picked };
}
