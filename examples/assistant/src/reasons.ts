import type { CustomerRecord } from './analysis-folder.ts';

/** @returns why a customer may be leaving, in words, from what the analysis knows of him or her */
export function reasonsOf(customer: CustomerRecord): string[] {
  const number = (name: string): number | null => {
    const value = customer[name];
    return typeof value === 'number' ? value : null;
  };
  const [recency, frequency, alive, sentiment] = ['recency', 'frequency', 'probabilityAlive', 'sentiment'].map(number);
  return [
    ...(typeof recency === 'number' ? [`the last purchase was ${recency} days before the end`] : []),
    ...(typeof frequency === 'number'
      ? [frequency > 1 ? `after ${frequency} purchases` : 'and it was the only one']
      : []),
    // Only where it speaks for leaving: a reason that says the opposite explains nothing.
    ...(typeof alive === 'number' && alive <= 0.5
      ? [`for this customer's own rhythm, the chance of still being active is ${(100 * alive).toFixed(0)} %`]
      : []),
    ...(typeof sentiment === 'number' && sentiment < 0 ? ['what was said lately is negative'] : []),
  ];
}
