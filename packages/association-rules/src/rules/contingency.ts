/** In how many baskets the two sides of a rule are (1) or are not (0), antecedent first; x stands for either. */
export interface Contingency {
  n: number;
  n11: number;
  n10: number;
  n01: number;
  n00: number;
  /** Baskets with the antecedent, and without. */
  n1x: number;
  n0x: number;
  /** Baskets with the consequent, and without. */
  nx1: number;
  nx0: number;
}

/** Fills a contingency table from the four counts of a rule. */
export function fillContingency(c: Contingency, n: number, n11: number, n1x: number, nx1: number): void {
  c.n = n;
  c.n11 = n11;
  c.n1x = n1x;
  c.nx1 = nx1;
  c.n10 = n1x - n11;
  c.n01 = nx1 - n11;
  c.n0x = n - n1x;
  c.nx0 = n - nx1;
  c.n00 = c.n0x - c.n01;
}

/** A table of zeros, to be filled again for each rule. */
export function openContingency(): Contingency {
  return { n: 0, n11: 0, n10: 0, n01: 0, n00: 0, n1x: 0, n0x: 0, nx1: 0, nx0: 0 };
}
