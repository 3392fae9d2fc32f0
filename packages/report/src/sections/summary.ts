import type { Analysis } from '@clientele/core';
import { median } from '@clientele/stats';
import type { ReportContext } from '../context/context.ts';
import { formatNumber, formatShare } from '../format/number.ts';
import { counted, dataText } from '../format/text.ts';
import { type Fact, factList, remark } from '../html/blocks.ts';
import { type Fill, type Html, html } from '../html/html.ts';
import { summarizeChances } from '../read/chances.ts';
import { known, numbersOf, sumOf } from '../read/columns.ts';
import type { Section } from './section.ts';

/** Key figures, and one paragraph of what the base looks like. */
export const summary: Section = {
  id: 'summary',
  title: 'Summary',
  render(analysis, context) {
    const empty = analysis.totals.customers === 0;
    return html`${empty ? remark('There is no customer with a purchase in this data.') : paragraph(analysis, context)}
${factList(keyFigures(analysis, context))}`;
  },
};

function keyFigures({ totals, asOf, timeZone }: Analysis, context: ReportContext): Fact[] {
  const { money, day } = context;
  return [
    { name: 'Customers', value: formatNumber(totals.customers) },
    {
      name: 'Orders',
      value: formatNumber(totals.orders),
      detail: `${counted(totals.lines, formatNumber(totals.lines), 'line')} of data`,
    },
    { name: 'Net sales', value: formatNumber(totals.sales, 2), detail: money.unit },
    { name: 'Sales per order', value: formatNumber(totals.sales / totals.orders, 2), detail: `${money.unit}, mean` },
    { name: 'First event', value: day(totals.first) },
    { name: 'Last event', value: day(totals.last) },
    { name: 'Counted up to', value: day(asOf - 1), detail: 'end of that day' },
    { name: 'Time zone', value: dataText(timeZone), detail: 'of all days and months here' },
  ];
}

function paragraph(analysis: Analysis, context: ReportContext): Html {
  const sentences = [
    base(analysis, context),
    concentration(analysis),
    recent(analysis),
    leading(context),
    alive(analysis),
  ];
  return html`<p class="lead">${sentences.filter((sentence) => sentence !== null).flatMap((sentence) => [sentence, ' '])}</p>`;
}

function base({ totals }: Analysis, { money, day }: ReportContext): Fill {
  const customers = counted(totals.customers, formatNumber(totals.customers), 'customer');
  const orders = counted(totals.orders, formatNumber(totals.orders), 'order');
  const unit = money.unit === 'currency not stated' ? ' (currency not stated)' : '';
  return `${customers} placed ${orders} worth ${money.exact(totals.sales)}${unit} from ${day(totals.first)} to ${day(totals.last)}.`;
}

/** How much of the sales the best fifth of customers brings. */
function concentration(analysis: Analysis): Fill {
  const monetary = numbersOf(analysis.customers, 'monetary') ?? numbersOf(analysis.customers, 'totalSpend');
  const spends = monetary === null ? null : known(monetary).sort();
  const total = spends === null ? 0 : sumOf(spends);
  if (spends === null || spends.length < 20 || total <= 0) return null;
  const best = sumOf(spends.slice(spends.length - Math.round(spends.length / 5)));
  return `The fifth of customers that spends most brings ${formatShare(best / total)} of all sales.`;
}

function recent(analysis: Analysis): Fill {
  const recency = known(numbersOf(analysis.customers, 'recency') ?? new Float64Array());
  const frequency = known(numbersOf(analysis.customers, 'frequency') ?? new Float64Array());
  if (recency.length === 0) return null;
  const middle = median(recency);
  const half = `Half of the customers last bought within ${counted(middle, formatNumber(middle, 0), 'day')}`;
  if (frequency.length === 0) return `${half}.`;
  const once = frequency.filter((count) => count <= 1).length / frequency.length;
  return `${half}; ${once === 0 ? 'none of them' : formatShare(once)} bought only once.`;
}

function leading({ segments }: ReportContext): Fill {
  const first = segments[0];
  if (first === undefined || segments.length < 2 || !(first.revenueShare > 0)) return null;
  return html`The segment that brings most is ${dataText(first.name)}: ${formatShare(first.customerShare)} of customers, ${formatShare(first.revenueShare)} of sales.`;
}

function alive(analysis: Analysis): Fill {
  const found = summarizeChances(known(numbersOf(analysis.customers, 'probabilityAlive') ?? new Float64Array()));
  if (found === null) return null;
  if (found.alike)
    return 'The model of purchases gives all customers the same chance of being active, so it cannot tell who has left.';
  return `About ${formatNumber(found.expected)} of ${formatNumber(found.customers)} customers are likely still active, by the sum of their chances.`;
}
