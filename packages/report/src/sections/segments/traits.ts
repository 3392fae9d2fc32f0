import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { dataText, wordsOf } from '../../format/text.ts';
import { swatch } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** What differs less is no difference that anybody would act on (the usual reading of Cliff's delta, J. Romano and others, 2006). */
const leastEffect = 0.147;
/** Of a text the difference of its shares is looked at. */
const leastDifference = 0.1;
const mostTraits = 3;

interface Trait {
  readonly column: string;
  readonly level: string | null;
  readonly mean: number;
  readonly overall: number;
  readonly effect: number;
}

interface Told {
  readonly name: string;
  readonly colour: string;
  readonly traits: readonly Trait[];
}

/**
 * What sets each segment apart: preferences seen in the orders, and what is known of the customers besides.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns the markup; nothing where no segment differs in any of it
 */
export function segmentTraits(analysis: Analysis, { segments }: ReportContext): Html | null {
  const traits = traitsOf(analysis);
  const told = segments
    .map(({ name, colour }): Told => ({ name, colour, traits: (traits.get(name) ?? []).slice(0, mostTraits) }))
    .filter((segment) => segment.traits.length > 0);
  if (told.length === 0) return null;
  const columns: TableColumn<Told>[] = [
    { header: 'Segment', cell: ({ colour, name }) => swatch(colour, dataText(name)) },
    {
      header: 'More or less than others',
      cell: (segment) => html`${segment.traits.map((trait) => html`<div>${phrase(trait)}</div>`)}`,
    },
  ];
  return dataTable(
    'segment-traits',
    'What sets the segments apart, in preferences and in what is known of them',
    columns,
    told,
  );
}

function traitsOf({ tables }: Analysis): ReadonlyMap<string, Trait[]> {
  const source = tables?.['segmentTraits'];
  const found = new Map<string, Trait[]>();
  if (source === undefined) return found;
  const [names, columns, levels] = ['cluster', 'column', 'level'].map((name) => textsOf(source, name) ?? []);
  const at = (name: string, row: number): number => numbersOf(source, name)?.[row] ?? Number.NaN;
  for (const [row, name] of (names ?? []).entries()) {
    const level = levels?.[row] ?? null;
    const [mean, overall, effect] = [at('mean', row), at('overall', row), at('effect', row)];
    const trait = { column: columns?.[row] ?? '', level, mean, overall, effect };
    if (name !== null && isNotable(trait)) found.set(name, [...(found.get(name) ?? []), trait]);
  }
  return found;
}

function isNotable({ level, mean, overall, effect }: Trait): boolean {
  if (!Number.isFinite(effect)) return false;
  return level === null ? Math.abs(effect) >= leastEffect : Math.abs(mean - overall) >= leastDifference;
}

function phrase({ column, level, mean, overall, effect }: Trait): Html {
  const name = dataText(wordsOf(column));
  if (level !== null) {
    return html`${name} ${dataText(level)}: ${formatShare(mean)} of them, ${formatShare(overall)} of all`;
  }
  return html`${effect > 0 ? 'higher' : 'lower'} ${name}: ${formatNumber(mean, 2)} on the mean, ${formatNumber(overall, 2)} among all`;
}
