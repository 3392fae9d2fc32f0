import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { praiseBars } from '../../chart/praise-bars.ts';
import { formatNumber, formatShare, unknown } from '../../format/number.ts';
import { cut, dataText } from '../../format/text.ts';
import { remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** Aspects that a picture shows. */
const mostAspects = 16;

interface AspectView {
  readonly name: string;
  readonly count: number;
  readonly praised: number;
  readonly blamed: number;
  readonly negativeShare: number;
  readonly lower: number;
  readonly upper: number;
  readonly quote: string | null;
  /** What the mean rating would gain were nobody to blame it, with its interval; NaN where that is not told. */
  readonly gain: number;
  readonly gainLower: number;
  readonly gainUpper: number;
}

/** @returns what to improve: what is blamed, in whose words, and what it costs in ratings. */
export function improvements(analysis: Analysis): Html | null {
  const views = aspectViews(analysis);
  if (views.length === 0) return remark('No text names anything that is on the list of aspects.');
  const shown = views.slice(0, mostAspects);
  const [first] = views as [AspectView, ...AspectView[]];
  const told =
    first.blamed === 0
      ? 'Nothing is blamed.'
      : `Blamed most: ${cut(first.name, 40)}, ${formatNumber(first.blamed)} times, and praised ${formatNumber(first.praised)} times.`;
  const picture = figure({
    title: 'What to improve',
    label: `Bars of blame and praise of ${shown.length} aspects. ${told}`,
    caption: `How often the texts blame an aspect (left) and praise it (right); mentions without a judgement are left out. ${told}`,
    draw: (width) => praiseBars(shown, width),
  });
  const isDriven = views.some(({ gain }) => Number.isFinite(gain));
  return html`${picture}${overview(views, isDriven)}${
    isDriven
      ? html`<p>What ratings would gain is what texts and ratings have in common; it is no promise of what a change would do.</p>
`
      : null
  }`;
}

function overview(views: readonly AspectView[], isDriven: boolean): Html {
  const columns: TableColumn<AspectView>[] = [
    { header: 'Aspect', cell: ({ name }) => dataText(name) },
    { header: 'Texts', numeric: true, cell: ({ count }) => formatNumber(count) },
    { header: 'Praised', numeric: true, cell: ({ praised }) => formatNumber(praised) },
    { header: 'Blamed', numeric: true, cell: ({ blamed }) => formatNumber(blamed) },
    {
      header: 'Share blamed',
      numeric: true,
      cell: ({ negativeShare, lower, upper }) =>
        html`${formatShare(negativeShare)} <small>(${formatShare(lower)} to ${formatShare(upper)})</small>`,
    },
  ];
  if (isDriven) columns.push({ header: 'Mean rating could gain', numeric: true, cell: gainCell });
  columns.push({ header: 'In a customer’s words', cell: ({ quote }) => dataText(quote, 220) });
  return dataTable('aspect-table', 'Areas to improve, the most blamed first', columns, views);
}

function gainCell({ gain, gainLower, gainUpper }: AspectView): Html {
  if (!Number.isFinite(gain)) return html`${unknown}`;
  return html`${formatNumber(gain, 2)} <small>(${formatNumber(gainLower, 2)} to ${formatNumber(gainUpper, 2)})</small>`;
}

function aspectViews({ tables }: Analysis): readonly AspectView[] {
  const { feedbackAspects: table, ratingDrivers: drivers } = tables ?? {};
  if (table === undefined) return [];
  const driven = drivers === undefined ? [] : (textsOf(drivers, 'aspect') ?? []);
  const at = (name: string, row: number): number => numbersOf(table, name)?.[row] ?? Number.NaN;
  const quotes = textsOf(table, 'quote') ?? [];
  return (textsOf(table, 'aspect') ?? []).map((name, row) => {
    const of = (field: string): number => {
      const driver = driven.indexOf(name);
      return drivers === undefined || driver < 0 ? Number.NaN : (numbersOf(drivers, field)?.[driver] ?? Number.NaN);
    };
    return {
      name: name ?? '',
      count: at('count', row),
      praised: at('praised', row),
      blamed: at('blamed', row),
      negativeShare: at('negativeShare', row),
      lower: at('lower', row),
      upper: at('upper', row),
      quote: quotes[row] ?? null,
      gain: of('gain'),
      gainLower: of('gainLower'),
      gainUpper: of('gainUpper'),
    };
  });
}
