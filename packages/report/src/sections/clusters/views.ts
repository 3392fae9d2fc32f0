import type { Analysis } from '@clientele/core';
import { numbersOf, textsOf } from '../../read/columns.ts';
import { segmentTones } from '../../theme.ts';

/** One cluster, as the report tells of it. */
export interface ClusterView {
  readonly number: number;
  readonly name: string;
  readonly colour: string;
  readonly customers: number;
  readonly customerShare: number;
  readonly revenueShare: number;
  /** The segment it is most like, and the share of the cluster in it; `null` where that is not known. */
  readonly nearest: { readonly segment: string; readonly share: number } | null;
  readonly medians: Readonly<Record<'recency' | 'frequency' | 'monetary', number>>;
}

/** @returns the clusters of an analysis in the order of their numbers; none where they were not sought. */
export function clusterViews({ tables = {} }: Analysis): readonly ClusterView[] {
  const { clusterProfiles: profiles } = tables;
  const numbers = profiles === undefined ? null : numbersOf(profiles, 'cluster');
  if (profiles === undefined || numbers === null) return [];
  const names = textsOf(profiles, 'suggestedName') ?? [];
  const at = (name: string, row: number): number => numbersOf(profiles, name)?.[row] ?? Number.NaN;
  const medians = mediansOf(tables);
  const nearest = nearestOf(tables);
  return Array.from(numbers, (number, row) => ({
    number,
    name: names[row] ?? `Cluster ${number}`,
    colour: `var(--s${row % segmentTones.length})`,
    customers: at('customers', row),
    customerShare: at('customerShare', row),
    revenueShare: at('revenueShare', row),
    nearest: nearest.get(number) ?? null,
    medians: {
      recency: medians.get(`${number} recency`) ?? Number.NaN,
      frequency: medians.get(`${number} frequency`) ?? Number.NaN,
      monetary: medians.get(`${number} monetary`) ?? Number.NaN,
    },
  }));
}

type Tables = NonNullable<Analysis['tables']>;

function mediansOf({ clusterTraits: traits }: Tables): ReadonlyMap<string, number> {
  const cluster = traits === undefined ? null : numbersOf(traits, 'cluster');
  const median = traits === undefined ? null : numbersOf(traits, 'median');
  const column = traits === undefined ? null : textsOf(traits, 'column');
  if (cluster === null || median === null || column === null) return new Map();
  return new Map(Array.from(cluster, (number, row) => [`${number} ${column[row]}`, median[row] ?? Number.NaN]));
}

function nearestOf({ clusterSegments: source }: Tables): ReadonlyMap<number, { segment: string; share: number }> {
  const cluster = source === undefined ? null : numbersOf(source, 'cluster');
  const [segment, share] =
    source === undefined ? [null, null] : [textsOf(source, 'nearest'), numbersOf(source, 'share')];
  if (cluster === null || segment === null) return new Map();
  return new Map(
    Array.from(cluster, (number, row) => [number, { segment: segment[row] ?? '', share: share?.[row] ?? Number.NaN }]),
  );
}
