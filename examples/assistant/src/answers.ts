import type { AnalysisFolder, Cell, CustomerRecord, SegmentRecord } from './analysis-folder.ts';
import { reasonsOf } from './reasons.ts';

/** An answer in words, for the assistant to pass on, and the same as data. */
export interface Answer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @returns the base as a whole, and which steps of the analysis ran */
export function overview({ asOf, totals, stages, segments }: AnalysisFolder): Answer {
  const missing = Object.entries(stages).filter(([, said]) => said !== 'done');
  const lines = [
    `${totals.customers} customers, ${totals.orders} orders, sales of ${amount(totals.sales)}, as of ${asOf}.`,
    ...segments.map(segmentLine),
    ...missing.map(([stage, reason]) => `The step "${stage}" did not run: ${reason}.`),
  ];
  return { text: lines.join('\n'), data: { asOf, totals, stages, segments } };
}

/**
 * Finds customers by their id, or a part of it.
 *
 * @param wanted the id; upper and lower case are the same where no id equals it
 * @param limit how many are shown
 */
export function findCustomer(analysis: AnalysisFolder, wanted: string, limit: number): Answer {
  const exact = analysis.customers.get(wanted);
  const part = wanted.toLowerCase();
  const found = exact
    ? [exact]
    : [...analysis.customers.values()].filter(({ customer }) => customer.toLowerCase().includes(part));
  if (found.length === 0) return { text: `No customer's id contains "${wanted}".`, data: { found: 0, customers: [] } };
  const shown = found.slice(0, limit);
  const rest = found.length > shown.length ? [`… and ${found.length - shown.length} more.`] : [];
  return { text: [...shown.map(customerLine), ...rest].join('\n'), data: { found: found.length, customers: shown } };
}

/** @returns what a segment is: size, what it brings, its typical customer and what to do */
export function explainSegment(analysis: AnalysisFolder, wanted: string): Answer {
  const segment = analysis.segments.find((one) => one.segment.toLowerCase() === wanted.toLowerCase());
  if (segment === undefined) {
    const names = analysis.segments.map((one) => one.segment).join(', ');
    return { text: `There is no segment "${wanted}"; there are ${names}.`, data: { segment: null } };
  }
  const members = [...analysis.customers.values()].filter((one) => one['segment'] === segment.segment);
  const typical = Object.fromEntries(
    ['recency', 'frequency', 'monetary', 'lifetimeValue'].map((name) => [name, median(members, name)]),
  );
  const { recency, frequency, monetary } = typical;
  const text = [
    segmentLine(segment),
    `Its typical customer bought ${frequency ?? '?'} times, last ${recency ?? '?'} days before the end, for ${amount(monetary)} in all.`,
  ].join('\n');
  return { text, data: { ...segment, typical } };
}

/**
 * Who may leave, those first with whom most is lost.
 *
 * @param segment only customers of this segment
 * @param limit how many are shown
 */
export function customersAtRisk(analysis: AnalysisFolder, segment: string | undefined, limit: number): Answer {
  const wanted = segment?.toLowerCase();
  const atRisk = [...analysis.customers.values()]
    .filter((one) => wanted === undefined || String(one['segment']).toLowerCase() === wanted)
    .flatMap((one) => {
      const risk = riskOf(one);
      return risk === null ? [] : [{ customer: one, risk, atStake: risk * worth(one) }];
    })
    .sort((a, b) => b.atStake - a.atStake || (a.customer.customer < b.customer.customer ? -1 : 1))
    .slice(0, limit);
  if (atRisk.length === 0) {
    const reason =
      analysis.stages['churn'] === 'done' ? 'nobody is in that group' : 'this analysis has no risk of customers';
    return { text: `No customer to name: ${reason}.`, data: { customers: [] } };
  }
  const customers = atRisk.map(({ customer, risk, atStake }) => ({
    customer: customer.customer,
    segment: customer['segment'] ?? null,
    risk,
    atStake,
    why: reasonsOf(customer),
    next: nextOffer(analysis, customer.customer).text,
  }));
  const text = customers
    .map(
      ({ customer, risk, atStake, why, next }) =>
        `${customer}: risk ${share(risk)}, ${amount(atStake)} at stake. ${why.join('; ')}. ${next}`,
    )
    .join('\n');
  return { text, data: { customers } };
}

/** @returns what to offer a customer next, and why; whom a control group holds back is said */
export function nextOffer(analysis: AnalysisFolder, wanted: string): Answer {
  const customer = analysis.customers.get(wanted);
  if (customer === undefined)
    return {
      text: `There is no customer "${wanted}"; find_customer finds ids by a part of them.`,
      data: { customer: null, offers: [] },
    };
  const lines = analysis.campaign.get(wanted) ?? [];
  const offers = lines.map(({ offer, channel, reason, expectedValue, group }) => ({
    offer,
    channel,
    reason,
    expectedValue,
    group,
  }));
  if (offers.length === 0)
    return { text: `${wanted} is in no campaign of this analysis.`, data: { customer: wanted, offers } };
  const text = offers
    .map(({ offer, channel, reason, group }) => {
      const way = channel === null ? '' : ` by ${channel}`;
      return group === 'control'
        ? `${wanted} is in the control group: offer nothing, so that the effect can be measured (else: ${offer}).`
        : `Offer ${wanted}${way}: ${offer}. Reason: ${reason}.`;
    })
    .join('\n');
  return { text, data: { customer: wanted, offers } };
}

/** The risk of leaving: the churn model's, else one less the chance of being active. */
function riskOf(customer: CustomerRecord): number | null {
  const churn = customer['churnProbability'];
  if (typeof churn === 'number') return churn;
  const alive = customer['probabilityAlive'];
  return typeof alive === 'number' ? 1 - alive : null;
}

/** What is lost with a customer: the value ahead, else what was spent so far. */
function worth(customer: CustomerRecord): number {
  const value = customer['lifetimeValue'] ?? customer['monetary'];
  return typeof value === 'number' ? Math.max(value, 0) : 0;
}

function segmentLine({ segment, customers, revenueShare, action }: SegmentRecord): string {
  return `${segment}: ${customers} customers, ${share(revenueShare)} of sales. ${action ?? ''}`.trim();
}

function customerLine(customer: CustomerRecord): string {
  const { recency, frequency, monetary, segment } = customer;
  const offer =
    customer['offer'] === null || customer['offer'] === undefined ? '' : ` Next offer: ${customer['offer']}.`;
  return `${customer.customer}: ${segment ?? 'no segment'}; ${frequency} purchases, the last ${recency} days before the end, ${amount(monetary)} in all.${offer}`;
}

function median(rows: readonly CustomerRecord[], name: string): number | null {
  const values = rows.flatMap((row) => (typeof row[name] === 'number' ? [row[name]] : [])).sort((a, b) => a - b);
  const middle = values.length / 2;
  if (values.length === 0) return null;
  return Number.isInteger(middle)
    ? ((values[middle - 1] as number) + (values[middle] as number)) / 2
    : (values[Math.floor(middle)] as number);
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function amount(value: Cell | undefined): string {
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : 'an unknown amount';
}
