import { InvalidInputError } from '@clientele/core';
import type { LadderStep } from './step.ts';

/**
 * Refuses steps that lead back to where they began.
 *
 * @throws InvalidInputError (`invalid-input`) naming the products of the cycle
 */
export function refuseCycles(verb: string, steps: readonly LadderStep[]): void {
  const next = new Map<string, string[]>();
  for (const { from, to } of steps) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  for (const start of next.keys()) {
    // A path with the steps that are left at each of its products: depth first without recursion.
    const path: { readonly id: string; readonly left: string[] }[] = [
      { id: start, left: [...(next.get(start) ?? [])] },
    ];
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const to = top.left.pop();
      if (to === undefined) {
        done.add(top.id);
        path.pop();
      } else if (path.some(({ id }) => id === to)) {
        const ids = path.map(({ id }) => id);
        const cycle = [...ids.slice(ids.indexOf(to)), to];
        throw new InvalidInputError(`${verb}: the ladder leads back: ${cycle.join(' > ')}`, [], { cycle });
      } else if (!done.has(to)) path.push({ id: to, left: [...(next.get(to) ?? [])] });
    }
  }
}
