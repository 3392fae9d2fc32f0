import {
  type CampaignDecision,
  type CampaignLift,
  decideAll,
  fitCalibration,
  fitNextBasket,
  type Monitoring,
  measureLift,
  type NboModel,
  type Offer,
  ofCustomers,
  openDecisions,
  parseTransactions,
  planSampleSize,
  type SampleSize,
  type TransactionLog,
  toRows,
  updateOffers,
} from 'clientele';
import { fitLeaving, leavingToday } from './leaving.ts';
import { boughtSince, type OrderLine, rowsOf, type World } from './world.ts';

const horizon = { days: 60 };
/** What is earned of a price. */
export const margin = 0.3;
/** What a message costs. */
const contactCost = 0.05;

/** How large the campaign is. */
export interface CampaignPlan {
  /** Money for all messages together. */
  readonly budget?: number;
  /** Share of the chosen who get nothing, so that the effect can be measured. */
  readonly controlShare?: number;
}

/** One turn of the loop: what was decided, what came of it, and what the next turn begins with. */
export interface Turn {
  /** How many customers it takes to see a rise of five points where a third buys anyway. */
  readonly needed: SampleSize;
  readonly decision: CampaignDecision;
  /** Share of customers who bought within the window, treated against control. */
  readonly bought: CampaignLift;
  /** The same for what they spent. */
  readonly spent: CampaignLift;
  /** What the messages cost. */
  readonly cost: number;
  /** Customers who bought only because of the campaign: the truth of the simulated world, which no shop knows. */
  readonly caused: number;
  /** Whether the model of leaving, fitted before the campaign, still fits those who got no offer. */
  readonly monitoring: Monitoring;
  readonly next: { readonly history: TransactionLog; readonly model: NboModel; readonly offers: readonly Offer[] };
}

/** From history to offers, to a measured effect, to models fitted anew. */
export function runTurn(world: World, { budget = 250, controlShare = 0.3 }: CampaignPlan = {}): Turn {
  const { history, asOf, until } = world;
  const needed = planSampleSize({ rates: [0.33, 0.38], controlShare });

  const offers = catalogueOf(world);
  const decisions = openDecisions({
    offers,
    propensity: fitNextBasket(history),
    calibration: fitCalibration(history, { horizon }),
    policy: { arbitration: 'expected-value' },
  });
  const customers = boughtSince(history, asOf - 180 * 86_400_000).map((customer) => ({ customer }));
  const decision = decideAll(decisions, customers, {
    channels: ['email'],
    now: asOf,
    histories: history,
    budget,
    controlShare,
  });

  const leaving = fitLeaving(history, asOf);
  const { lines, caused } = world.respond(decision.campaign);
  const outcomes = outcomesOf(decision, lines);
  const grown = parseTransactions([...rowsOf(history), ...lines], { timeZone: history.timeZone });
  // Who got an offer has another future than was foretold: the model is judged by all others.
  const treated = toRows(decision.campaign).filter(({ group }) => group === 'treated');
  const reactions = treated.map(({ customer, offer }) =>
    takenUp(lines, customer, String(offer))
      ? { offer: String(offer), reaction: 'accept' as const }
      : { offer: String(offer) },
  );
  const untouched = untouchedBy(treated, history);
  return {
    needed,
    decision,
    bought: measureLift({ ...outcomes, outcome: outcomes.spend.map((spend) => (spend > 0 ? 1 : 0)) }),
    spent: measureLift({ ...outcomes, outcome: outcomes.spend }),
    cost: treated.length * contactCost,
    caused,
    monitoring: leavingToday(leaving, ofCustomers(grown, untouched), asOf, until),
    next: { history: grown, model: fitNextBasket(grown), offers: updateOffers(offers, reactions).offers },
  };
}

/** An offer a product: what a purchase earns is the margin on its price. */
function catalogueOf({ prices }: World): Offer[] {
  return [...prices].map(([product, price]) => ({
    offer: `try-${product}`,
    kind: 'cross-sell',
    items: [product],
    value: margin * price,
    cost: contactCost,
    channels: ['email'],
  }));
}

/** What each customer of the campaign spent within the window; nothing, most of them, and they count as well. */
function outcomesOf({ campaign }: CampaignDecision, lines: readonly OrderLine[]) {
  const spends = new Map<string, number>();
  for (const { customer, amount } of lines) spends.set(customer, (spends.get(customer) ?? 0) + amount);
  const rows = toRows(campaign);
  return {
    customer: rows.map(({ customer }) => customer),
    group: rows.map(({ group }) => String(group)),
    spend: rows.map(({ customer }) => spends.get(customer) ?? 0),
  };
}

function untouchedBy(treated: readonly { readonly customer: string }[], { customer }: TransactionLog): string[] {
  const ids = new Set(treated.map((one) => one.customer));
  return customer.dictionary.values.filter((id) => !ids.has(id));
}

function takenUp(lines: readonly OrderLine[], customer: string, offer: string): boolean {
  return lines.some((line) => line.customer === customer && `try-${line.product}` === offer);
}
