import type { Contingency } from './contingency.ts';

/** p ln(p / q), 0 where p is 0. */
const part = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(p / q));
const entropy = (p: number): number => -(part(p, 1) + part(1 - p, 1));

/** What the antecedent takes off the Gini impurity of the consequent. */
export function gini({ n, n11, n10, n01, n00, n1x, n0x, nx1, nx0 }: Contingency): number {
  const within = (n11 * n11 + n10 * n10) / (n1x * n) + (n01 * n01 + n00 * n00) / (n0x * n);
  return within - (nx1 * nx1 + nx0 * nx0) / (n * n);
}

/** Goodman and Kruskal: what the antecedent takes off the errors of guessing the consequent. */
export function lambda({ n, n11, n10, n01, n00, nx1, nx0 }: Contingency): number {
  const guess = Math.max(nx1, nx0);
  return (Math.max(n11, n10) + Math.max(n01, n00) - guess) / (n - guess);
}

/** Smyth and Goodman's J, the part of the antecedent, in nats. */
export function jMeasure({ n, n11, n10, n1x, nx1, nx0 }: Contingency): number {
  return part(n11 / n, (n1x * nx1) / (n * n)) + part(n10 / n, (n1x * nx0) / (n * n));
}

/** What the two sides say of each other, in nats. */
export function mutualNats({ n, n11, n10, n01, n00, n1x, n0x, nx1, nx0 }: Contingency): number {
  const share = (joint: number, a: number, b: number): number => part(joint / n, (a / n) * (b / n));
  return share(n11, n1x, nx1) + share(n10, n1x, nx0) + share(n01, n0x, nx1) + share(n00, n0x, nx0);
}

/** Mutual information as a share of the smaller of the two entropies. */
export function mutualInformation(c: Contingency): number {
  return mutualNats(c) / Math.min(entropy(c.n1x / c.n), entropy(c.nx1 / c.n));
}
