import { type CodedColumn, type InteractionLog, InvalidInputError, textAt } from '@clientele/core';
import { countsIn, type SeenEvents, seenEvents } from './events.ts';

/** More kinds than this would be more columns than customers can teach. */
const mostKinds = 50;

/** What is read of a log, and up to when. */
export interface EventView {
  /** One row a customer. */
  readonly customer: CodedColumn;
  readonly cutoff: number;
  readonly lastDay: number;
  readonly timeZone: string;
  /** Days of each window. */
  readonly windows: readonly number[];
}

/**
 * The kinds that the log knew before the cut-off, by code unit. What comes later does not show.
 *
 * @throws InvalidInputError (`invalid-input`) where there are more than 50
 */
export function kindsBefore(verb: string, log: InteractionLog, cutoff: number): string[] {
  const met = new Set<string>();
  for (let row = 0; row < log.length; row++) {
    if ((log.time[row] as number) < cutoff) met.add(textAt(log.kind, row) as string);
  }
  if (met.size <= mostKinds) return [...met].sort();
  throw new InvalidInputError(
    `${verb}: the interactions have ${met.size} kinds, more than ${mostKinds}: name those that matter in kinds`,
  );
}

/**
 * What customers did besides buying: recency, also against the own cadence, and for each kind its count and trend in each window.
 * A customer who never did anything has been silent for as long as the log covers, with a ratio of 1.
 */
export function interactionFeatures(
  log: InteractionLog,
  kinds: readonly string[],
  view: EventView,
): Record<string, Float64Array> {
  const events = seenEvents(log, view.customer, view.cutoff, view.lastDay, view.timeZone);
  const size = view.customer.codes.length;
  const columns: Record<string, Float64Array> = rhythm(events, size);
  for (const days of view.windows) columns[`interactions${days}`] = countsIn(events, size, days, () => true).count;
  for (const kind of kinds) {
    const code = log.kind.dictionary.values.indexOf(kind);
    const isKind = (event: number): boolean => log.kind.codes[events.row[event] as number] === code;
    for (const days of view.windows) {
      const { count, trend } = countsIn(events, size, days, isKind);
      columns[`count${days}:${kind}`] = count;
      columns[`trend${days}:${kind}`] = trend;
    }
  }
  return columns;
}

function rhythm(events: SeenEvents, size: number): Record<string, Float64Array> {
  const covered = events.ago.reduce((most, ago) => Math.max(most, ago), 1);
  const recency = new Float64Array(size).fill(covered);
  const first = new Float64Array(size).fill(covered);
  const days = new Float64Array(size);
  const isOpen = new Uint8Array(size);
  // from the earliest event on, so that each customer's last one stays
  for (let event = 0; event < events.length; event++) {
    const [row, ago] = [events.owner[event] as number, events.ago[event] as number];
    if (isOpen[row] === 0) {
      isOpen[row] = 1;
      first[row] = ago;
      days[row] = 1;
    } else if (ago !== recency[row]) days[row] = (days[row] as number) + 1;
    recency[row] = ago;
  }
  const ratio = recency.map((ago, row) =>
    days[row] === 0 ? 1 : (ago * (days[row] as number)) / (first[row] as number),
  );
  return { interactionRecency: recency, interactionDays: days, interactionRecencyRatio: ratio };
}
