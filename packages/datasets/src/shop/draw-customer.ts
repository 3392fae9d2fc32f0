import { drawGamma, type Random } from '@clientele/stats';
import { drawLife } from '../arrivals/draw-life.ts';
import type { Life } from '../arrivals/life.ts';
import { branch } from './branch.ts';
import type { Calendar } from './calendar.ts';
import type { Plan } from './options.ts';

/** One customer, and the streams that what they do is drawn from. */
export interface SimulatedCustomer {
  readonly id: string;
  readonly life: Life;
  /** The rate of the gamma distribution of their spends. */
  readonly spendRate: number;
  readonly meanSpend: number;
  readonly rung: number;
  readonly spends: Random;
  readonly baskets: Random;
}

/** Draws the customer numbered `index`, who is the same whatever else the shop has. */
export function drawCustomer(own: Random, index: number, plan: Plan, calendar: Calendar): SimulatedCustomer {
  const [arrivals, spends, baskets] = [branch(own), branch(own), branch(own)];
  const span = { first: arrivals.uniform() * plan.acquisitionWeeks, end: calendar.days / 7 };
  const life = drawLife(arrivals, plan.arrivals, plan.parameters, span, calendar.openedAt);
  const { p, q, gamma } = plan.spend;
  const spendRate = drawGamma(spends, q) / gamma;
  const meanSpend = p / spendRate;
  const typical = q > 1 ? (p * gamma) / (q - 1) : (p * gamma) / q;
  const rung = meanSpend < 0.7 * typical ? 0 : meanSpend < 1.2 * typical ? 1 : 2;
  return { id: `C${String(index + 1).padStart(6, '0')}`, life, spendRate, meanSpend, rung, spends, baskets };
}
