import { denseRows } from './design-rows.ts';
import type { LogisticData } from './kernel.ts';

/** Up to twice so many rows there is nothing to be saved by looking at some of them first. */
const sampleRows = 50_000;

/** Every m-th row, about 50,000 of them; null where the data are hardly more. */
export function sampleOf({ n, k, rowsAt, y, w }: LogisticData): LogisticData | null {
  const every = Math.floor(n / sampleRows);
  if (every < 2) return null;
  const size = Math.ceil(n / every);
  const X = new Float64Array(size * k);
  const picked = { y: new Float64Array(size), w: new Float64Array(size) };
  for (let i = 0, row = 0; i < size; i++, row += every) {
    X.set(rowsAt(row, row + 1), i * k);
    picked.y[i] = y[row] as number;
    picked.w[i] = w[row] as number;
  }
  return { ...denseRows(X, k), ...picked };
}
