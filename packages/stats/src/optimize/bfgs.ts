import { dot, type Minimum, maxAbsolute, type Objective } from './objective.ts';

/** How long and how far a BFGS search may go. */
export interface BfgsOptions {
  /** The search ends where no component of the gradient is larger. */
  readonly gradientTolerance: number;
  readonly maxIterations: number;
  /** No coordinate leaves [−limit, limit]. */
  readonly limit: number;
  /** Longest step in any coordinate. */
  readonly maxStep: number;
  /** Told the number of each iteration; may throw to stop the search. */
  readonly onIteration?: (iteration: number) => void;
}

/**
 * Minimises a smooth function within a box by BFGS with an analytic gradient and a backtracking line search
 * (Nocedal and Wright 2006, algorithm 6.1; coordinates at the limit are held while the gradient or the step pushes them
 * outward, and the others move as if there were no such coordinate).
 *
 * @param objective the function, see `Objective`
 * @param start where to begin, inside the box and the domain; not changed
 * @param options tolerance, iterations, limit and step
 * @returns the best point met; whether its gradient is small enough is the caller's to judge
 * @example
 * import { bfgs, type Objective } from '@clientele/stats';
 * const bowl: Objective = (point, gradient) => {
 *   gradient[0] = 2 * (point[0] - 3);
 *   return (point[0] - 3) ** 2;
 * };
 * const found = bfgs(bowl, Float64Array.of(0), { gradientTolerance: 1e-9, maxIterations: 50, limit: 10, maxStep: 2 });
 * found.point[0]; // => 3
 */
export function bfgs(objective: Objective, start: Float64Array, options: BfgsOptions): Minimum {
  const n = start.length;
  let inverse = identity(n);
  let point: Float64Array = Float64Array.from(start);
  let rawGradient: Float64Array = new Float64Array(n);
  let value = objective(point, rawGradient);
  let iterations = 0;
  for (;;) {
    const gradient = insideLimit(point, rawGradient, options.limit);
    const gradientNorm = maxAbsolute(gradient);
    const end: Minimum = { point, value, gradient, gradientNorm, iterations };
    if (gradientNorm <= options.gradientTolerance || iterations >= options.maxIterations) return end;
    iterations += 1;
    options.onIteration?.(iterations);
    let found = lineSearch(objective, end, direction(inverse, end, iterations === 1, options), options.limit);
    if (found === null && iterations > 1) {
      inverse = identity(n);
      found = lineSearch(objective, end, direction(inverse, end, true, options), options.limit);
    }
    if (found === null) return { ...end, iterations };
    updateInverse(inverse, difference(found.point, point), difference(found.gradient, rawGradient), iterations === 1);
    ({ point, value } = found);
    rawGradient = found.gradient;
  }
}

interface Trial {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Halves the step until the value falls enough (Armijo); `null` where it never does. */
function lineSearch(objective: Objective, from: Minimum, step: Float64Array, limit: number): Trial | null {
  const gradient = new Float64Array(step.length);
  for (let scale = 1; scale > 1e-12; scale *= 0.4) {
    const point = from.point.map((x, i) => Math.min(limit, Math.max(-limit, x + scale * (step[i] as number))));
    const value = objective(point, gradient);
    const slope = dot(from.gradient, difference(point, from.point));
    if (value <= from.value + 1e-4 * slope && slope < 0) return { point, value, gradient };
  }
  return null;
}

function direction(
  inverse: Float64Array,
  from: Minimum,
  first: boolean,
  options: Pick<BfgsOptions, 'limit' | 'maxStep'>,
): Float64Array {
  const { limit, maxStep } = options;
  const step = freeStep(inverse, from, limit);
  if (!(dot(step, from.gradient) < 0)) {
    return first ? step : direction(identity(step.length), from, true, options);
  }
  const longest = maxAbsolute(step);
  const allowed = first ? Math.min(0.5, maxStep) : maxStep;
  return longest > allowed || first ? step.map((s) => (s * allowed) / longest) : step;
}

/** The step −Bg; where it leads a coordinate beyond the limit that it stands at, that coordinate stays and the others are free. */
function freeStep(inverse: Float64Array, { point, gradient }: Minimum, limit: number): Float64Array {
  const n = point.length;
  const atLimit = (i: number): boolean => Math.abs(point[i] as number) >= limit;
  const stays = (i: number): boolean => atLimit(i) && gradient[i] === 0;
  let B = point.reduce((matrix, _, i) => (stays(i) ? without(matrix, n, i) : matrix), inverse);
  for (;;) {
    const step = gradient.map((_, i) => 0 - dot(B.subarray(i * n, (i + 1) * n), gradient));
    const outward = step.findIndex((s, i) => atLimit(i) && s * (point[i] as number) > 0);
    if (outward < 0) return step;
    B = without(B, n, outward);
  }
}

/** The inverse of a matrix without row and column k, from the inverse of the whole; zero in that row and column. */
function without(inverse: Float64Array, n: number, k: number): Float64Array {
  const pivot = inverse[k * n + k] as number;
  return inverse.map((value, index) => {
    const [i, j] = [Math.floor(index / n), index % n];
    if (i === k || j === k) return 0;
    return value - ((inverse[i * n + k] as number) * (inverse[k * n + j] as number)) / pivot;
  });
}

function insideLimit(point: Float64Array, gradient: Float64Array, limit: number): Float64Array {
  return gradient.map((g, i) => {
    const x = point[i] as number;
    return (x >= limit && g < 0) || (x <= -limit && g > 0) ? 0 : g;
  });
}

/** The BFGS update of the inverse Hessian for a step s that changed the gradient by y; left out where s'y is not positive. */
function updateInverse(inverse: Float64Array, s: Float64Array, y: Float64Array, first: boolean): void {
  const n = s.length;
  const sy = dot(s, y);
  if (!(sy > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  if (first) inverse.set(identity(n).map((element) => (element * sy) / dot(y, y)));
  const By = Float64Array.from({ length: n }, (_, i) => dot(inverse.subarray(i * n, (i + 1) * n), y));
  const factor = (1 + dot(y, By) / sy) / sy;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [si, sj] = [s[i] as number, s[j] as number];
      const change = factor * si * sj - ((By[i] as number) * sj + si * (By[j] as number)) / sy;
      inverse[i * n + j] = (inverse[i * n + j] as number) + change;
    }
  }
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, index) => (index % (n + 1) === 0 ? 1 : 0));
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number));
}
