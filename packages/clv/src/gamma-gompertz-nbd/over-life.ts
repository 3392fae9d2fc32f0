import { gaussLegendre } from '@clientele/stats';
import { type Lifetime, lossBy, lossRate, timeOfLoss } from './lifetime.ts';

/** What an integrand holds besides e^(−s W(u)). */
export interface Beside {
  /** Powers of A/(A + u), of a gamma-distributed rate of purchases: its rate, the least power and the largest. */
  readonly purchases?: { readonly A: number; readonly least: number; readonly most: number };
  /** Of a factor e^(−rate u); 0 unless given. */
  readonly rate?: number;
}

/** Told of a node: its weight in u, and u and W(u). */
export type VisitLife = (weight: number, u: number, w: number) => void;

const rule = gaussLegendre(16);
/** An integrand that changes by no more than e^14 on a piece is integrated to the last digit by 16 nodes. */
const steepest = 14;
/** e^−45 is below the last digit of any sum. */
const forgotten = 45;

/**
 * Visits Gauss-Legendre nodes from now on, for integrals of e^(−s W(u)) and what stands beside it, until what is left is below
 * the last digit. Pieces are as long as singularities and steepness allow.
 *
 * @param life the lifetime
 * @param end the latest u
 * @param beside powers and discount
 * @param visit told of each node
 */
export function overLife(life: Lifetime, end: number, beside: Beside, visit: VisitLife): void {
  const { purchases, rate = 0 } = beside;
  const last = Math.min(end, timeOfLoss(life, forgotten / life.s), rate > 0 ? forgotten / rate : end);
  const way = wayOf(life, purchases?.A ?? null);
  const pointAt = (place: number): Point => {
    const u = way.timeAt(place);
    return { place, u, w: lossBy(life, u), v: purchases === undefined ? 0 : Math.log1p(u / purchases.A) };
  };
  const isSteep = (from: Point, to: Point): boolean => {
    const power = purchases === undefined ? 0 : Math.min(purchases.most, forgotten / (from.v || 1e-300));
    const bend = Math.abs(Math.log(lossRate(life, to.u) / lossRate(life, from.u)));
    const falls = life.s * (to.w - from.w) + (power + 1) * (to.v - from.v) + rate * (to.u - from.u);
    return falls + bend > steepest;
  };
  const whole = way.placeOf(last);
  for (let from = pointAt(0); from.place < whole; ) {
    if (life.s * from.w + (purchases?.least ?? 0) * from.v > forgotten) break;
    let to = pointAt(Math.min(whole, from.place + way.free(from.place)));
    while (isSteep(from, to)) to = pointAt((from.place + to.place) / 2);
    const half = (to.place - from.place) / 2;
    for (let i = 0; i < rule.nodes.length; i++) {
      const place = from.place + half * (1 + (rule.nodes[i] as number));
      const u = way.timeAt(place);
      visit(half * (rule.weights[i] as number) * way.speed(u), u, lossBy(life, u));
    }
    from = to;
  }
}

interface Point {
  readonly place: number;
  readonly u: number;
  readonly w: number;
  /** ln((A + u)/A). */
  readonly v: number;
}

/** The variable that pieces are taken in. */
interface Way {
  readonly timeAt: (place: number) => number;
  readonly placeOf: (u: number) => number;
  /** du over a step of the variable. */
  readonly speed: (u: number) => number;
  /** How long a piece from there may be for its singularities. */
  readonly free: (place: number) => number;
}

/** W where the lifetime bends before the purchases do, else time itself. */
function wayOf(life: Lifetime, A: number | null): Way {
  const { B, b } = life;
  if (B < 1 && (A === null || -Math.expm1(-b * A) > B)) {
    // Singularities lie π beside the real line, at ln(1/B − 1) and where A + u = 0.
    const bends = [Math.log(1 / B - 1)];
    if (A !== null) bends.push(Math.log(-Math.expm1(-b * A) / B - 1));
    return {
      timeAt: (w) => timeOfLoss(life, w),
      placeOf: (u) => lossBy(life, u),
      speed: (u) => 1 / lossRate(life, u),
      free: (w) => Math.max(3, 0.6 * Math.min(...bends.map((bend) => Math.abs(bend - w)))),
    };
  }
  // One lies at −A and, where B > 1, two π/b beside the real line at ln(B − 1)/b.
  const bend = B > 1 ? Math.log(B - 1) / b : Number.NEGATIVE_INFINITY;
  return {
    timeAt: (u) => u,
    placeOf: (u) => u,
    speed: () => 1,
    free: (u) =>
      Math.min(A === null ? Number.POSITIVE_INFINITY : 1.2 * (A + u), Math.max(3 / b, 0.6 * Math.abs(bend - u))),
  };
}
