import { aliasedColumns } from './aliased.ts';
import type { Design } from './design.ts';
import type { LogisticData } from './kernel.ts';

/** Positions of the columns that are fitted: all but constant ones and, without a penalty, those that others determine. */
export function columnsKept(design: Design, isPenalised: boolean): number[] {
  const flags = isPenalised
    ? Uint8Array.of(0, ...design.terms.map(({ scale }) => Number(scale === 0)))
    : aliasedColumns(design.data);
  return [...flags.keys()].filter((column) => flags[column] === 0);
}

/** The design with these columns alone. */
export function pickColumns(data: LogisticData, kept: readonly number[]): LogisticData {
  const k = kept.length;
  if (k === data.k) return data;
  const X = new Float64Array(data.n * k);
  for (let i = 0; i < data.n; i++) {
    for (let j = 0; j < k; j++) X[i * k + j] = data.X[i * data.k + (kept[j] as number)] as number;
  }
  return { ...data, k, X };
}
