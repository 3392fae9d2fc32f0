import type { StockLimit } from '../allocate/candidates.ts';
import type { OpenDecisions } from './open-decisions.ts';
import { propensitiesOf, type RankedOffer, type RemovalRule, rankOffers } from './rank-offers.ts';
import type { DecisionSubject } from './subject.ts';

/** An offer that a customer may get over a channel. */
export interface CandidateRow {
  /** Position of the customer. */
  readonly subject: number;
  readonly channel: string;
  readonly ranked: RankedOffer;
}

/** What the rules leave, and how many customers each of them kept from each offer. */
export interface CampaignCandidates {
  readonly rows: readonly CandidateRow[];
  readonly removed: ReadonlyMap<string, ReadonlyMap<RemovalRule, number>>;
}

/** Asks the rules for every customer and channel. A customer counts as removed where no channel is left. */
export function candidatesOf(
  decisions: OpenDecisions,
  subjects: readonly DecisionSubject[],
  channels: readonly string[],
  now: number,
): CampaignCandidates {
  const rows: CandidateRow[] = [];
  const removed = new Map<string, Map<RemovalRule, number>>();
  subjects.forEach((subject, at) => {
    const propensities = propensitiesOf(decisions, subject);
    const left = new Set<string>();
    const last = new Map<string, RemovalRule>();
    for (const channel of channels) {
      const told = rankOffers(decisions, subject, propensities, channel, now);
      for (const ranked of told.ranked) {
        rows.push({ subject: at, channel, ranked });
        left.add(ranked.offer.id);
      }
      for (const { offer, rule } of told.removed) last.set(offer, rule);
    }
    for (const [offer, rule] of last) {
      if (left.has(offer)) continue;
      const counts = removed.get(offer) ?? new Map<RemovalRule, number>();
      removed.set(offer, counts.set(rule, (counts.get(rule) ?? 0) + 1));
    }
  });
  return { rows, removed };
}

/** The stock of the catalogue as limits. */
export function stockOf({ offers }: OpenDecisions): StockLimit[] {
  return offers.filter(({ stock }) => Number.isFinite(stock)).map(({ id, stock }) => ({ offer: id, max: stock }));
}
