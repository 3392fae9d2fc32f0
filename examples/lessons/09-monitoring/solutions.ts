import { fitLogistic, type Monitoring, type MonitorVerdict, monitor, toRows } from 'clientele';
import type { Snapshot } from './exercises.ts';

export function psi(before: readonly number[], after: readonly number[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [n, m] = [sum(before), sum(after)];
  return before.reduce((index, count, bin) => {
    const [b, a] = [count / n, (after[bin] ?? 0) / m];
    return index + (a - b) * Math.log(a / b);
  }, 0);
}

export function surprise(promised: readonly number[], left: readonly number[]): number {
  const more = left.reduce((sum, one, row) => sum + one - (promised[row] ?? 0), 0);
  return more / Math.sqrt(promised.reduce((sum, p) => sum + p * (1 - p), 0));
}

function monitored(before: Snapshot, today: Snapshot): Monitoring {
  return monitor(fitLogistic(before, { l2: 1 }), today, { before });
}

export function verdictOf(before: Snapshot, today: Snapshot): MonitorVerdict {
  return monitored(before, today).verdict;
}

export function mostMoved(before: Snapshot, today: Snapshot): string {
  const { drift } = monitored(before, today);
  const rows = drift === null ? [] : toRows(drift).filter(({ column }) => column !== 'probability');
  return rows.sort((a, b) => b.psi - a.psi)[0]?.column ?? '';
}
