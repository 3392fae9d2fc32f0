import { drawGamma, type Random } from '@clientele/stats';
import { betaGeometricLife, exponential } from './beta-geometric.ts';
import type { Life, Span } from './life.ts';
import type { ArrivalProcess, ShopParameters } from './parameters.ts';
import { paretoLife } from './pareto.ts';

const weeksPerYear = 365.25 / 7;

/** Draws one customer. `openedAt` is the part of the year at which the shop opened: 0 for 1 January. */
export function drawLife(
  random: Random,
  process: ArrivalProcess,
  parameters: ShopParameters,
  span: Span,
  openedAt: number,
): Life {
  switch (process) {
    case 'bg-nbd':
      return betaGeometricLife(random, parameters, span, false, poissonGap);
    case 'mbg-nbd':
      return betaGeometricLife(random, parameters, span, true, poissonGap);
    case 'regular':
      return regularLife(random, parameters, span);
    case 'seasonal':
      return betaGeometricLife(random, parameters, span, false, seasonalGap(parameters, span.end, openedAt));
    case 'pareto-nbd':
      return paretoLife(random, parameters, span);
  }
}

/** The MBG/CNBD-k model of Platzer and Reutterer (2016): each gap is Erlang, k events of the customer's rate long. */
function regularLife(random: Random, parameters: ShopParameters, span: Span): Life {
  const { k = 1 } = parameters;
  const life = betaGeometricLife(random, parameters, span, true, (own, rate) => drawGamma(own, k) / rate);
  return { ...life, rate: life.rate / k };
}

function poissonGap(random: Random, rate: number): number {
  return exponential(random) / rate;
}

/** Purchases come at the highest rate of the year, and each is kept with the share that its season has of it. */
function seasonalGap({ amplitude = 0, peakMonth = 12 }: ShopParameters, end: number, openedAt: number) {
  return (random: Random, rate: number, from: number): number => {
    let now = from;
    do now += exponential(random) / (rate * (1 + amplitude));
    while (
      now < end &&
      random.uniform() * (1 + amplitude) > 1 + amplitude * season(openedAt + now / weeksPerYear, peakMonth)
    );
    return now - from;
  };
}

/** From −1 to 1, which it is in the middle of the peak month. */
function season(years: number, peakMonth: number): number {
  return Math.cos(2 * Math.PI * (years - (peakMonth - 0.5) / 12));
}
