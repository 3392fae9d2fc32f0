import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { groupRanges, moodAxis } from '../../chart/ranges.ts';
import type { ReportContext } from '../../context/context.ts';
import { charted } from '../../context/segments.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { cut, dataText } from '../../format/text.ts';
import { remark, swatch } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

interface SatisfactionView {
  readonly name: string;
  readonly colour: string;
  readonly customers: number;
  readonly texts: number;
  readonly score: number;
  readonly lower: number;
  readonly upper: number;
  readonly negativeShare: number;
  readonly rating: number;
}

/** @returns how satisfied each segment is, as a picture and as a table. */
export function satisfaction(analysis: Analysis, { segments }: ReportContext): Html | null {
  const views = satisfactionViews(analysis, new Map(segments.map(({ name, colour }) => [name, colour])));
  if (views.length === 0) return remark('No text is of a customer with a segment.');
  const { shown, remark: left } = charted(views);
  const ranges = shown.map(({ score, ...view }) => ({ ...view, middle: score }));
  const [worst, best] = [views[0] as SatisfactionView, views.at(-1) as SatisfactionView];
  const told = `Least satisfied: ${cut(worst.name, 40)}, ${formatNumber(worst.score, 2)}; most: ${cut(best.name, 40)}, ${formatNumber(best.score, 2)}.`;
  const picture = figure({
    title: 'Satisfaction by segment',
    label: `Dots of the mean score of ${shown.length} segments. ${told}`,
    caption: `Each customer who spoke counts once. Lines reach as far as the mean may lie, nine times in ten; where they overlap widely, segments do not differ for sure. ${told}${left}`,
    draw: (width) => groupRanges(ranges, moodAxis, width),
  });
  return html`${picture}${overview(views)}`;
}

function overview(views: readonly SatisfactionView[]): Html {
  const columns: TableColumn<SatisfactionView>[] = [
    { header: 'Segment', cell: ({ colour, name }) => swatch(colour, dataText(name)) },
    { header: 'Customers who spoke', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: 'Texts', numeric: true, cell: ({ texts }) => formatNumber(texts) },
    { header: 'Mean score', numeric: true, cell: ({ score }) => formatNumber(score, 2) },
    { header: 'Negative texts', numeric: true, cell: ({ negativeShare }) => formatShare(negativeShare) },
  ];
  const isRated = views.some(({ rating }) => Number.isFinite(rating));
  if (isRated) columns.push({ header: 'Mean rating', numeric: true, cell: ({ rating }) => formatNumber(rating, 2) });
  return dataTable('satisfaction-table', 'Satisfaction by segment, the least satisfied first', columns, views);
}

function satisfactionViews({ tables }: Analysis, colours: ReadonlyMap<string, string>): readonly SatisfactionView[] {
  const table = tables?.['satisfactionBySegment'];
  if (table === undefined) return [];
  const at = (name: string, row: number): number => numbersOf(table, name)?.[row] ?? Number.NaN;
  return (textsOf(table, 'segment') ?? []).map((name, row) => ({
    name: name ?? '',
    colour: colours.get(name ?? '') ?? 'var(--faint)',
    customers: at('customers', row),
    texts: at('texts', row),
    score: at('score', row),
    lower: at('lower', row),
    upper: at('upper', row),
    negativeShare: at('negativeShare', row),
    rating: at('rating', row),
  }));
}
