import { checkSegments, migrateByRfm, type SegmentMap, segments4, toRows } from 'clientele';
import type { Lines } from './exercises.ts';

export function recencyByHand(lastPurchase: string, asOf: string): number {
  const day = (date: string): number => Date.parse(date) / 86_400_000;
  return day(asOf) - day(lastPurchase); // (asOf − 1) + 1 − last
}

export function scoresByHand(values: readonly number[], bins: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = Array.from({ length: bins - 1 }, (_, at) => {
    const place = ((sorted.length - 1) * (at + 1)) / bins;
    const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return low + (high - low) * (place - Math.floor(place));
  });
  return values.map((value) => 1 + cuts.filter((cut) => cut < value).length);
}

export function openCells(map: SegmentMap): number {
  return checkSegments(map).uncovered.length;
}

export function upwards(lines: Lines, before: string, asOf: string): number {
  return toRows(migrateByRfm(lines, { before, asOf, segments: segments4 }))
    .filter(({ from, to }) => from !== null && from !== 'Champions' && to === 'Champions')
    .reduce((sum, { customers }) => sum + Number(customers), 0);
}
