import { gaussLegendre, integrate } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

describe('gaussLegendre', () => {
  it('meets the nodes and weights of Abramowitz and Stegun, table 25.4, n = 5', () => {
    const { nodes, weights } = gaussLegendre(5);
    const expectedNodes = [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664];
    const expectedWeights = [
      0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189,
    ];
    expectedNodes.forEach((node, i) => {
      expect(nodes[i]).toBeCloseTo(node, 14);
      expect(weights[i]).toBeCloseTo(expectedWeights[i] as number, 14);
    });
  });

  it('integrates x^k exactly up to degree 2n - 1, and not beyond', () => {
    for (const n of [1, 2, 3, 8, 16, 33]) {
      const { nodes, weights } = gaussLegendre(n);
      const moment = (k: number): number => weights.reduce((sum, w, i) => sum + w * (nodes[i] as number) ** k, 0);
      for (let k = 0; k < 2 * n; k++) expect(moment(k)).toBeCloseTo(k % 2 === 0 ? 2 / (k + 1) : 0, 13);
      if (n < 4) expect(Math.abs(moment(2 * n) - 2 / (2 * n + 1))).toBeGreaterThan(1e-3);
    }
  });
});

describe('integrate', () => {
  it('adds up pieces of any interval', () => {
    const rule = gaussLegendre(16);
    expect(integrate(Math.sin, 0, Math.PI, rule, 1)).toBeCloseTo(2, 14);
    expect(integrate((x) => 1 / (1 + x * x), -40, 40, rule, 40)).toBeCloseTo(2 * Math.atan(40), 13);
    expect(integrate(Math.exp, 1, 1, rule, 3)).toBe(0);
  });

  it('turns its sign with the interval', () => {
    const rule = gaussLegendre(6);
    expect(integrate((x) => x * x, 3, 0, rule, 2)).toBeCloseTo(-9, 12);
  });
});
