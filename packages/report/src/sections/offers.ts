import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../context/context.ts';
import { formatNumber, formatShare } from '../format/number.ts';
import { counted, dataText } from '../format/text.ts';
import { type Fact, factList, remark } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable, type TableColumn } from '../html/table.ts';
import { numbersOf, textsOf } from '../read/columns.ts';
import { notRun } from './not-run.ts';
import type { Section } from './section.ts';

/** Rows that are listed. */
const listed = 15;

/** What each customer is most likely to buy next, how well that is told, and what the campaign makes of it. */
export const offers: Section = {
  id: 'offers',
  title: 'What to offer next',
  render(analysis, context) {
    if (analysis.stages.nbo !== 'done' && analysis.stages.campaign !== 'done') return notRun(analysis, 'nbo');
    const told = analysis.stages.nbo === 'done' ? null : notRun(analysis, 'nbo');
    return html`${told}${tested(analysis)}${leading(analysis)}${campaign(analysis, context)}`;
  },
};

function tested(analysis: Analysis): Html | null {
  const table = analysis.tables?.['offersTest'];
  if (table === undefined || table.length === 0) return null;
  const fact = (name: string): number => numbersOf(table, name)?.[0] ?? Number.NaN;
  const repeats = textsOf(table, 'repeats')?.[0] === 'include';
  const facts: Fact[] = [
    {
      name: 'Hit in a test',
      value: formatShare(fact('hitRate')),
      detail: 'of last baskets held one or more of the ten products that were named before',
    },
    {
      name: 'The same ten for all',
      value: formatShare(fact('popularHitRate')),
      detail: 'hit by the most popular products: what a list for each must beat',
    },
    {
      name: 'Tested on',
      value: formatNumber(fact('customers')),
      detail: 'customers with two or more baskets; the last was held out',
    },
    {
      name: 'Products named',
      value: formatNumber(fact('itemsOffered')),
      detail: repeats
        ? 'repeat purchases included: that told baskets better'
        : 'repeat purchases left out: that told baskets better',
    },
  ];
  const isClear = Number.isNaN(fact('ndcgGainLower'))
    ? fact('hitRate') > fact('popularHitRate')
    : fact('ndcgGainLower') > 0;
  return html`${factList(facts)}${isClear ? null : remark(noBetter)}`;
}

const noBetter =
  'In the test single lists did not surely do better than the most popular products for everybody: without offers the campaign keeps the action of each segment until there is more history.';

/** Products that lead most lists, with why. */
function leading(analysis: Analysis): Html | null {
  const table = analysis.tables?.['recommendations'];
  if (table === undefined || table.length === 0) return null;
  const [items, reasons] = [textsOf(table, 'item') ?? [], textsOf(table, 'reason') ?? []];
  const [ranks, chances] = [numbersOf(table, 'rank'), numbersOf(table, 'probability')];
  const found = new Map<string, Leader>();
  items.forEach((item, row) => {
    if (item === null || ranks?.[row] !== 1) return;
    const leader = found.get(item) ?? { item, customers: 0, again: 0, chance: 0 };
    const again = reasons[row] === 'bought before' ? 1 : 0;
    const chance = leader.chance + (chances?.[row] ?? Number.NaN);
    found.set(item, { item, customers: leader.customers + 1, again: leader.again + again, chance });
  });
  const names = namesOf(analysis);
  const leaders = [...found.values()]
    .sort((a, b) => b.customers - a.customers || (a.item < b.item ? -1 : 1))
    .slice(0, listed);
  const isKnown = leaders.some(({ chance }) => Number.isFinite(chance));
  const columns: TableColumn<Leader>[] = [
    { header: 'Product', cell: ({ item }) => dataText(names.get(item) ?? item, 90) },
    { header: 'First choice of', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: 'Bought before', numeric: true, cell: ({ again, customers }) => formatShare(again / customers) },
    ...(isKnown
      ? [
          {
            header: 'Mean chance',
            numeric: true,
            cell: ({ chance, customers }: Leader) => formatShare(chance / customers),
          },
        ]
      : []),
  ];
  return dataTable('offer-leaders', 'Products that lead the most lists', columns, leaders);
}

interface Leader {
  readonly item: string;
  readonly customers: number;
  /** Of these, who bought it before. */
  readonly again: number;
  /** The sum of their probabilities. */
  readonly chance: number;
}

function namesOf(analysis: Analysis): ReadonlyMap<string, string> {
  const table = analysis.tables?.['offerNames'];
  if (table === undefined) return new Map();
  const names = textsOf(table, 'productName') ?? [];
  return new Map((textsOf(table, 'product') ?? []).map((id, row) => [id ?? '', names[row] ?? id ?? '']));
}

interface OfferSum {
  readonly offer: string;
  readonly treated: number;
  readonly control: number;
  readonly value: number;
}

/** What the campaign sends, where offers were given: without them its rows are one product or action a customer. */
function campaign(analysis: Analysis, { money }: ReportContext): Html | null {
  const table = analysis.campaign;
  if (analysis.tables?.['offersRemoved'] === undefined) return remark(withoutOffers);
  const [ids, groups] = [textsOf(table, 'offer') ?? [], textsOf(table, 'group') ?? []];
  const values = numbersOf(table, 'expectedValue');
  const sums = new Map<string, OfferSum>();
  ids.forEach((offer, row) => {
    if (offer === null) return;
    const sum = sums.get(offer) ?? { offer, treated: 0, control: 0, value: 0 };
    const isTreated = groups[row] !== 'control';
    sums.set(offer, {
      offer,
      treated: sum.treated + (isTreated ? 1 : 0),
      control: sum.control + (isTreated ? 0 : 1),
      value: sum.value + (isTreated ? (values?.[row] ?? Number.NaN) : 0),
    });
  });
  if (sums.size === 0) return remark('Nobody gets an offer: the rules, or what offers cost, leave none.');
  const rows = [...sums.values()].sort((a, b) => b.treated - a.treated || (a.offer < b.offer ? -1 : 1));
  const columns: TableColumn<OfferSum>[] = [
    { header: 'Offer', cell: ({ offer }) => dataText(offer) },
    { header: 'Treated', numeric: true, cell: ({ treated }) => formatNumber(treated) },
    { header: 'Left alone', numeric: true, cell: ({ control }) => formatNumber(control) },
    { header: 'Expected value', numeric: true, cell: ({ value }) => money.rounded(value) },
  ];
  const shown = rows.slice(0, listed);
  const left = counted(ids.length, formatNumber(ids.length), 'contact');
  return html`${dataTable('offer-sums', 'The campaign by offer', columns, shown)}<p>${left} in all. Those left alone were drawn
by chance, within each segment: what the treated buy beyond them is what the campaign brings.</p>
${removedTable(analysis)}`;
}

const withoutOffers =
  'No offers were given, so nothing is told of money: a catalogue of offers with value and cost makes a campaign of these lists.';

const ruleWords: ReadonlyMap<string, string> = new Map([
  ['not-yet-valid', 'not valid yet'],
  ['expired', 'no longer valid'],
  ['out-of-stock', 'out of stock'],
  ['channel', 'not for this channel'],
  ['eligibility', 'not eligible'],
  ['suitability', 'not suitable'],
  ['contact-policy', 'contacted too often'],
  ['no-propensity', 'nothing speaks for it'],
  ['not-worth-it', 'costs more than it brings'],
]);

function removedTable(analysis: Analysis): Html | null {
  const table = analysis.tables?.['offersRemoved'];
  if (table === undefined || table.length === 0) return null;
  const [ids, rules, customers] = [textsOf(table, 'offer'), textsOf(table, 'rule'), numbersOf(table, 'customers')];
  const rows = Array.from({ length: table.length }, (_, row) => row).sort(
    (a, b) => (customers?.[b] ?? 0) - (customers?.[a] ?? 0) || a - b,
  );
  const columns: TableColumn<number>[] = [
    { header: 'Offer', cell: (row) => dataText(ids?.[row] ?? null) },
    { header: 'Kept from', numeric: true, cell: (row) => formatNumber(customers?.[row] ?? Number.NaN) },
    { header: 'Because', cell: (row) => dataText(ruleWords.get(rules?.[row] ?? '') ?? rules?.[row] ?? null) },
  ];
  return dataTable('offers-removed', 'Whom rules kept from which offer', columns, rows.slice(0, listed));
}
