/** How well a model reads texts that it had not learnt from. */
export interface HeldOutQuality {
  readonly texts: number;
  /** Share of texts whose most probable class is the right one. */
  readonly accuracy: number;
  /** Mean over the classes of 2 · hits / (named + there are). */
  readonly macroF1: number;
  /** Mean of −ln of the probability of the right class. */
  readonly logLoss: number;
  /** Mean distance of probability and share right in ten bins of the highest probability, weighed by texts (Naeini et al. 2015). */
  readonly calibrationError: number;
}

/** Judges probabilities against the truth, which is a position among them. */
export function heldOutQuality(chancesOf: readonly Float64Array[], truth: Uint8Array): HeldOutQuality {
  const classes = chancesOf.length;
  const [hits, named, there] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  const bins = Array.from({ length: 10 }, () => ({ chance: 0, right: 0 }));
  let logLoss = 0;
  truth.forEach((right, row) => {
    const chances = chancesOf.map((side) => side[row] as number);
    const best = chances.indexOf(Math.max(...chances));
    named[best] = (named[best] as number) + 1;
    there[right] = (there[right] as number) + 1;
    if (best === right) hits[best] = (hits[best] as number) + 1;
    logLoss -= Math.log(Math.max(chances[right] as number, 1e-300)) / truth.length;
    const chance = chances[best] as number;
    const bin = bins[Math.min(Math.floor(chance * 10), 9)] as { chance: number; right: number };
    bin.chance += chance;
    bin.right += best === right ? 1 : 0;
  });
  const f1 = hits.map((count, k) => (2 * count) / Math.max((named[k] as number) + (there[k] as number), 1));
  return {
    texts: truth.length,
    accuracy: total(hits) / truth.length,
    macroF1: total(f1) / classes,
    logLoss,
    calibrationError: bins.reduce((sum, { chance, right }) => sum + Math.abs(chance - right), 0) / truth.length,
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
