/** How two results of plain JSON differ. */
export interface Comparison {
  readonly numbers: number;
  /** The largest relative difference of the numbers at each path that differs; positions in lists are `*`. */
  readonly differences: ReadonlyMap<string, number>;
  /** Paths at which anything but a number differs. */
  readonly others: readonly string[];
}

/** @returns how two values of plain JSON differ */
export function compare(one: unknown, other: unknown): Comparison {
  let numbers = 0;
  const differences = new Map<string, number>();
  const others: string[] = [];
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (typeof a === 'number' && typeof b === 'number') {
      numbers += 1;
      const difference = Object.is(a, b) ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
      if (difference > 0) differences.set(path, Math.max(differences.get(path) ?? 0, difference));
    } else if (isRecord(a) && isRecord(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        walk(a[key], b[key], `${path}.${Array.isArray(a) ? '*' : key}`);
      }
    } else if (a !== b) {
      others.push(path);
    }
  };
  walk(one, other, '');
  return { numbers, differences, others };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The tolerance of all that is not named below. */
const tolerance = 1e-12;

/** What an engine with another logarithm may change by more, and why. */
const exceptions: readonly { readonly path: RegExp; readonly tolerance: number }[] = [
  // The way to a maximum is not the maximum: how many steps, and what rounding is left of the gradient at its end.
  { path: /\.diagnostics\.(?:iterations|gradientNorm)$/, tolerance: 1 },
  // Differences of gradients over 1e-4: good to about 1e-8, on every engine.
  { path: /\.standardErrors\./, tolerance: 1e-8 },
  // Their squares, and products that partly cancel.
  { path: /\.covariance\./, tolerance: 5e-8 },
  // The superstore's orders do not tell these parameters (the fit ends on a boundary), nor then the last digits of what follows.
  { path: /^\.models\.clv\/bg-nbd\.parameters\./, tolerance: 1e-9 },
  { path: /^\.customers\.\*\.(?:expectedTransactions|lifetimeValue)$/, tolerance: 1e-9 },
  // Nor those of fits to parts of the period, which foretell the last third in notes: the sum, and by how much it misses with and without a factor.
  { path: /^\.notes\.\*\.details\.(?:expected|with|without)$/, tolerance: 1e-6 },
];

/** @returns the paths whose numbers differ by more than they may */
export function beyondTolerance({ differences }: Comparison): string[] {
  return [...differences]
    .filter(([path, by]) => by > (exceptions.find((exception) => exception.path.test(path))?.tolerance ?? tolerance))
    .map(([path, by]) => `${path}: ${by}`);
}
