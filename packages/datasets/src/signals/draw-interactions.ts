import { drawPoisson, type Random } from '@clientele/stats';
import type { Life } from '../arrivals/life.ts';

/** How often a customer does each, a week. */
export interface SignalRates {
  readonly visit: number;
  readonly 'cancel-page': number;
  readonly ticket: number;
}

/** The rates of interactions: of customers as a rule, and of those about to leave. */
export interface SignalTruth {
  readonly usual: SignalRates;
  readonly leaving: SignalRates;
  /** For how long before leaving the second holds. */
  readonly noticeWeeks: number;
}

/** What holds in every shop: few false alarms, and several signs before most who leave. */
export const signalTruth: SignalTruth = {
  usual: { visit: 0.5, 'cancel-page': 0.004, ticket: 0.03 },
  leaving: { visit: 0.2, 'cancel-page': 0.5, ticket: 0.3 },
  noticeWeeks: 4,
};

/** One interaction, in weeks since the shop opened. */
export interface Signal {
  readonly time: number;
  readonly kind: keyof SignalRates;
}

/**
 * Draws what a customer does besides buying: Poisson at the usual rates from the first purchase, at those of leaving in the last weeks
 * before the customer leaves, and nothing afterwards.
 *
 * @param end where the span ends, in weeks
 * @returns interactions, ascending in time
 */
export function drawInteractions(random: Random, { purchases, left }: Life, end: number): Signal[] {
  const first = purchases[0] as number;
  const turn = Math.max(first, left - signalTruth.noticeWeeks);
  return [
    ...drawSignals(random, signalTruth.usual, first, Math.min(turn, end)),
    ...drawSignals(random, signalTruth.leaving, turn, Math.min(left, end)),
  ].sort((one, other) => one.time - other.time);
}

function drawSignals(random: Random, rates: SignalRates, from: number, to: number): Signal[] {
  if (!(from < to)) return [];
  return (Object.keys(rates) as (keyof SignalRates)[]).flatMap((kind) =>
    Array.from({ length: drawPoisson(random, rates[kind] * (to - from)) }, () => ({
      time: from + random.uniform() * (to - from),
      kind,
    })),
  );
}
