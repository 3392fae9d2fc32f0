import { NO_CODE } from '@clientele/core';

/** Ids that become known, each with the place at which it was first met. */
export interface GrowingIds {
  readonly ids: readonly string[];
  /** The place of an id, a new one where it is not known yet. */
  codeFor(id: string): number;
  /** Codes of another list of ids, as codes of this one; `NO_CODE` stays. */
  recode(others: readonly string[], codes: Uint32Array): Uint32Array;
}

/** Opens an empty list of ids. */
export function growingIds(): GrowingIds {
  const ids: string[] = [];
  const codes = new Map<string, number>();
  const codeFor = (id: string): number => {
    const known = codes.get(id);
    if (known !== undefined) return known;
    codes.set(id, ids.length);
    return ids.push(id) - 1;
  };
  return {
    ids,
    codeFor,
    recode(others, given) {
      const turned = new Uint32Array(others.length).fill(NO_CODE);
      return given.map((code) => {
        if (code === NO_CODE) return NO_CODE;
        if (turned[code] === NO_CODE) turned[code] = codeFor(others[code] as string);
        return turned[code] as number;
      });
    },
  };
}
