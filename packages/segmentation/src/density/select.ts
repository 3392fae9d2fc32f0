import type { Branch } from './condense.ts';

/** The group of each place (−1: noise), and how long it stays with it, 0 to 1. */
export interface SelectedGroups {
  readonly group: Int32Array;
  readonly probability: Float64Array;
}

/**
 * Takes the branches with the greatest excess of mass, none within another (Campello and others, 2013, section 4.2).
 *
 * @param mayBeAll whether all customers may be one cluster
 */
export function selectBranches(branches: readonly Branch[], n: number, mayBeAll: boolean): SelectedGroups {
  const best = branches.map(({ stability }) => stability);
  const isTaken = new Uint8Array(branches.length);
  for (let at = branches.length - 1; at >= (mayBeAll ? 0 : 1); at--) {
    const { children, stability } = branches[at] as Branch;
    const below = children.reduce((sum, child) => sum + (best[child] as number), 0);
    isTaken[at] = children.length === 0 || stability >= below ? 1 : 0;
    best[at] = Math.max(stability, below);
  }
  const group = new Int32Array(n).fill(-1);
  const lambda = new Float64Array(n);
  const owner = new Int32Array(branches.length).fill(-1);
  for (const [at, { parent, leaves }] of branches.entries()) {
    const above = parent < 0 ? -1 : (owner[parent] as number);
    owner[at] = above >= 0 ? above : isTaken[at] === 1 ? at : -1;
    for (const [place, left] of leaves) {
      group[place] = owner[at] as number;
      lambda[place] = left;
    }
  }
  return { group, probability: probabilities(group, lambda, branches) };
}

/** How long each place stays beside its branch itself: places that go on in parts of it stay to the end. */
function probabilities(group: Int32Array, lambda: Float64Array, branches: readonly Branch[]): Float64Array {
  const longest = branches.map(({ leaves, children }) =>
    [...leaves.map(([, left]) => left), ...children.map((child) => (branches[child] as Branch).birth)].reduce(
      (most, one) => Math.max(most, one),
      0,
    ),
  );
  return Float64Array.from(group, (id, place) => {
    if (id < 0) return 0;
    const most = longest[id] as number;
    return most > 0 ? Math.min(1, (lambda[place] as number) / most) : 1;
  });
}
