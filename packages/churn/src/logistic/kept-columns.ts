import { aliasedColumns } from './aliased.ts';
import type { Design } from './design.ts';
import { type DesignColumn, standardisedRows } from './design-rows.ts';
import type { LogisticData } from './kernel.ts';

/** Positions of the columns that are fitted: all but constant ones and, without a penalty, those that others determine. */
export function columnsKept(design: Design, isPenalised: boolean): number[] {
  const flags = isPenalised
    ? Uint8Array.of(0, ...design.terms.map(({ scale }) => Number(scale === 0)))
    : aliasedColumns(design.data);
  return [...flags.keys()].filter((column) => flags[column] === 0);
}

/** The design with these columns alone. */
export function pickColumns({ data, columns }: Design, kept: readonly number[]): LogisticData {
  if (kept.length === data.k) return data;
  const picked = kept.slice(1).map((column) => columns[column - 1] as DesignColumn);
  return { ...data, ...standardisedRows(data.n, picked) };
}
