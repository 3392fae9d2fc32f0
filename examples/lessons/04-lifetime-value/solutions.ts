import { evaluateHoldout, fitBgNbd, probabilityAlive, simpleClv } from 'clientele';
import type { Known } from './exercises.ts';

export function yearsOf(share: number): number {
  return 1 / (1 - share);
}

export function simpleValues(averageSale: readonly number[], transactions: readonly number[], years: number): number[] {
  return [...simpleClv({ averageSale, transactions, periods: averageSale.map(() => years), margin: 0.25 })];
}

export function haveLeft(known: Known): boolean[] {
  const history = { ...known, unit: 'week' } as const;
  return Array.from(probabilityAlive(fitBgNbd(history), history), (chance) => chance < 0.5);
}

export function foretold(known: Known, came: readonly number[]): number {
  const history = { ...known, unit: 'week' } as const;
  const { bias } = evaluateHoldout(fitBgNbd(history), { ...history, holdoutX: came, holdoutLength: 26 });
  return bias ?? 0;
}
