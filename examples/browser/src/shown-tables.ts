import { type Analysis, type Column, type StageName, type Table, table, toRows, writeCsv } from 'clientele';
import { riskBars, segmentBars, valueBars } from './bars.ts';
import { pageWords } from './page-words.ts';
import type { ShownBars, ShownColumn, ShownTable } from './protocol.ts';

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** What an empty table says of the file. */
  readonly none: string;
  /** The step that makes the table; where it did not run, its reason is shown. */
  readonly stage?: StageName;
  readonly columns: readonly string[];
  /** The column by which the table is sorted at first, largest above. */
  readonly largestFirst?: string;
  bars?(analysis: Analysis): ShownBars | undefined;
  from(analysis: Analysis): Table<Record<string, Column>>;
}

const choices: readonly Choice[] = [
  {
    id: 'segments',
    title: 'Segments',
    about: 'Customers by when they last bought, how often and for how much, and what to do with each group.',
    none: 'Nobody bought anything.',
    stage: 'rfm',
    columns: ['segment', 'customers', 'revenueShare', 'action'],
    bars: segmentBars,
    from: ({ segments }) => segments,
  },
  {
    id: 'customers',
    title: 'Customers',
    about: 'One line a customer. Recency: days since the last order. Frequency: orders. Monetary: what they came to.',
    none: 'Nobody bought anything.',
    columns: [
      ...['customer', 'segment', 'recency', 'frequency', 'monetary', 'cluster'],
      ...['lifetimeValue', 'churnProbability', 'offer', 'offerReason'],
    ],
    from: ({ customers }) => customers,
  },
  {
    id: 'value',
    title: 'Value',
    about:
      'What each customer is expected to bring within a year: how likely they are still a customer (probability alive), how many orders are to come, and what these are worth today.',
    none: 'Nobody bought anything.',
    stage: 'clv',
    columns: ['customer', 'segment', 'probabilityAlive', 'expectedTransactions', 'expectedSpend', 'lifetimeValue'],
    largestFirst: 'lifetimeValue',
    bars: valueBars,
    from: ({ customers }) => customers,
  },
  {
    id: 'risk',
    title: 'Risk',
    about:
      'How likely each customer is to leave (churn probability), as customers of the past taught it. The Notes say after how many days without an order somebody counts as gone.',
    none: 'Nobody bought anything.',
    stage: 'churn',
    columns: ['customer', 'segment', 'churnProbability', 'recency', 'frequency', 'lifetimeValue'],
    largestFirst: 'churnProbability',
    bars: riskBars,
    from: ({ customers }) => customers,
  },
  {
    id: 'rules',
    title: 'Rules',
    about:
      'What is bought together: of those who bought the left side, which share bought the right side (confidence), and how many times the usual share that is (lift).',
    none: 'No products of this file are bought together more often than chance would have it.',
    stage: 'rules',
    columns: ['antecedent', 'consequent', 'count', 'support', 'confidence', 'lift'],
    from: ({ rules }) => rules,
  },
  {
    id: 'campaign',
    title: 'Offers',
    about: 'Whom to offer what. The control group gets nothing, so that the effect can be measured.',
    none: 'There is nobody to offer anything to.',
    stage: 'campaign',
    columns: ['customer', 'channel', 'offer', 'reason', 'expectedValue', 'group'],
    from: ({ campaign }) => campaign,
  },
  {
    id: 'findings',
    title: 'Findings',
    about: 'What was odd about the file: each row that was set aside or mended, or that deserves a look.',
    none: 'Nothing was odd about this file.',
    columns: ['line', 'column', 'code', 'expected', 'received', 'action'],
    from: ({ quality }) =>
      table({
        line: quality.listed.map((issue) => ('line' in issue ? Number(issue.line) : issue.row + 2)),
        column: quality.listed.map(({ column }) => column),
        code: quality.listed.map(({ code }) => code),
        expected: quality.listed.map(({ expected }) => expected),
        received: quality.listed.map(({ received }) => received),
        action: quality.listed.map(({ action }) => action),
      }),
  },
];

/** @returns the tables of an analysis as the page shows and saves them; columns that no step filled are left out */
export function shownTables(analysis: Analysis): ShownTable[] {
  return choices.map(({ id, title, about, none, stage, columns, largestFirst, bars, from }) => {
    const source = from(analysis);
    const all = withIds(source);
    const kept = columns.filter((name) => Object.hasOwn(all, name) && hasValues(all[name] as Column));
    const said = stage === undefined ? 'done' : analysis.stages[stage];
    const chosen = table(Object.fromEntries(kept.map((name) => [name, all[name] as Column])));
    const drawn = said === 'done' ? bars?.(analysis) : undefined;
    return {
      id,
      title,
      about: said === 'done' ? (source.length === 0 ? none : about) : `This step did not run: ${pageWords(said)}`,
      ...(largestFirst === undefined ? {} : { largestFirst }),
      ...(drawn === undefined ? {} : { bars: drawn }),
      columns: kept.map((name) => columnOf(name, all[name] as Column)),
      rows:
        said !== 'done'
          ? []
          : toRows(chosen).map((row) => kept.map((name) => cellOf((row as Record<string, unknown>)[name]))),
      csv: writeCsv(chosen, { neutralise: true }),
    };
  });
}

const shares = ['revenueShare', 'probabilityAlive', 'churnProbability', 'support', 'confidence'];
const money = ['monetary', 'expectedSpend', 'lifetimeValue', 'expectedValue'];

function columnOf(name: string, column: Column): ShownColumn {
  const numeric = column instanceof Float64Array;
  if (numeric && shares.includes(name)) return { name, numeric, as: 'share' };
  return numeric && money.includes(name) ? { name, numeric, as: 'money' } : { name, numeric };
}

function withIds(source: Table<Record<string, Column>>): Readonly<Record<string, Column>> {
  const customer = (source as { readonly customer?: Column }).customer;
  return customer === undefined ? source.columns : { customer, ...source.columns };
}

function hasValues(column: Column): boolean {
  if (column instanceof Float64Array) return column.length === 0 || column.some((value) => !Number.isNaN(value));
  if ('codes' in column) return true;
  return column.length === 0 || column.some((text) => text !== null);
}

function cellOf(value: unknown): number | string | null {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
