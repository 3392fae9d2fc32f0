/** A seeded generator of the variates that purchase histories are made of; tests only. */
export interface Random {
  uniform(): number;
  gamma(shape: number, rate: number): number;
  beta(a: number, b: number): number;
  exponential(rate: number): number;
}

/** Mulberry32 (Tommy Ettinger, public domain) for uniforms; gamma by Marsaglia and Tsang (2000). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const unitGamma = (shape: number): number => {
    if (shape < 1) return unitGamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < z * z * 0.5 + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  const beta = (a: number, b: number): number => {
    const x = unitGamma(a);
    return x / (x + unitGamma(b));
  };
  return {
    uniform,
    beta,
    gamma: (shape, rate) => unitGamma(shape) / rate,
    exponential: (rate) => -Math.log(uniform()) / rate,
  };
}
