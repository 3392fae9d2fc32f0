import { drawGamma, type Random } from '@clientele/stats';
import { drawLife } from '../arrivals/draw-life.ts';
import type { Life } from '../arrivals/life.ts';
import { type CampaignOutcome, drawCampaigns } from '../campaigns/campaigns.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { drawBasket, splitTotal } from '../catalogue/draw-basket.ts';
import { type Comment, drawFeedback } from '../feedback/draw-feedback.ts';
import { drawPerson, type Person } from '../people/draw-person.ts';
import { drawInteractions, type Signal } from '../signals/draw-interactions.ts';
import { branch } from './branch.ts';
import { type Calendar, eachDay } from './calendar.ts';
import type { Plan } from './options.ts';

/** One order: its day, the part of it, the products and what was paid for each. */
export interface Order {
  readonly day: number;
  readonly part: number;
  readonly products: readonly number[];
  /** One for each product; one in all where the shop has no products. */
  readonly amounts: readonly number[];
}

/** Everything about one customer. */
export interface SimulatedCustomer {
  readonly id: string;
  readonly life: Life;
  readonly meanSpend: number;
  readonly rung: number;
  readonly person: Person;
  readonly orders: readonly Order[];
  readonly interactions: readonly Signal[];
  readonly feedback: readonly Comment[];
  readonly campaigns: readonly CampaignOutcome[];
}

/** Draws the customer numbered `index`: each part from a stream of its own, so that none hangs on what else the shop has. */
export function drawCustomer(
  own: Random,
  index: number,
  plan: Plan,
  catalogue: Catalogue | null,
  calendar: Calendar,
): SimulatedCustomer {
  const [arrivals, spends, baskets] = [branch(own), branch(own), branch(own)];
  const end = calendar.days / 7;
  const first = arrivals.uniform() * plan.acquisitionWeeks;
  const life = drawLife(arrivals, plan.arrivals, plan.parameters, { first, end }, calendar.openedAt);
  const spender = drawSpender(spends, plan);
  const person = drawPerson(branch(own));
  return {
    id: `C${String(index + 1).padStart(6, '0')}`,
    life,
    meanSpend: spender.meanSpend,
    rung: spender.rung,
    person,
    orders: drawOrders(life, spender, catalogue, baskets, calendar.days),
    interactions: drawInteractions(branch(own), life, end),
    feedback: drawFeedback(branch(own), life, end),
    campaigns: drawCampaigns(branch(own), person),
  };
}

/** How one customer spends. */
interface Spender {
  readonly meanSpend: number;
  readonly rung: number;
  /** What the next order comes to, in cents. */
  readonly nextCents: () => number;
}

function drawSpender(random: Random, { spend: { p, q, gamma } }: Plan): Spender {
  const rate = drawGamma(random, q) / gamma;
  const meanSpend = p / rate;
  const typical = (p * gamma) / (q > 1 ? q - 1 : q);
  const rung = meanSpend < 0.7 * typical ? 0 : meanSpend < 1.2 * typical ? 1 : 2;
  return { meanSpend, rung, nextCents: () => Math.max(1, Math.round((drawGamma(random, p) / rate) * 100)) };
}

function drawOrders(
  { purchases }: Life,
  { nextCents, rung }: Spender,
  catalogue: Catalogue | null,
  baskets: Random,
  days: number,
): Order[] {
  const orders: Order[] = [];
  eachDay(purchases, days, (day, part) => {
    const cents = nextCents();
    const products = catalogue === null ? [] : drawBasket(baskets, catalogue, rung);
    const prices =
      catalogue === null ? [1] : products.map((product) => catalogue.products.columns.price[product] as number);
    orders.push({ day, part, products, amounts: splitTotal(cents, prices) });
  });
  return orders;
}
