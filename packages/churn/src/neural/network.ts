import type { Random } from '@clientele/stats';

/** Sizes of the layers, the inputs first and the one output last; weights layer after layer, each with its biases last. */
export interface Network {
  readonly sizes: readonly number[];
  readonly weights: Float64Array;
}

/** How many weights and biases there are. */
export function weightCount(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, size, layer) => sum + size * ((sizes[layer] as number) + 1), 0);
}

/** First weights by Glorot and Bengio (2010), biases 0. */
export function firstWeights(sizes: readonly number[], random: Random): Float64Array {
  const weights = new Float64Array(weightCount(sizes));
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const [ins, outs] = [sizes[layer - 1] as number, sizes[layer] as number];
    const bound = Math.sqrt(6 / (ins + outs));
    for (let i = 0; i < ins * outs; i++) weights[at++] = (2 * random.uniform() - 1) * bound;
    at += outs;
  }
  return weights;
}

/** Room for the outputs of all layers, and the slopes at them. */
export interface Activations {
  readonly outputs: readonly Float64Array[];
  readonly slopes: readonly Float64Array[];
}

/** Opens the room. */
export function openActivations(sizes: readonly number[]): Activations {
  return { outputs: sizes.map((size) => new Float64Array(size)), slopes: sizes.map((size) => new Float64Array(size)) };
}

/** Runs the inputs in `outputs[0]` through the layers, tanh in the hidden ones; answers the output. */
export function forward({ sizes, weights }: Network, { outputs }: Activations): number {
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const [before, here] = [outputs[layer - 1] as Float64Array, outputs[layer] as Float64Array];
    const biases = at + before.length * here.length;
    for (let unit = 0; unit < here.length; unit++) {
      let sum = weights[biases + unit] as number;
      for (let i = 0; i < before.length; i++) sum += (weights[at++] as number) * (before[i] as number);
      here[unit] = layer === sizes.length - 1 ? sum : Math.tanh(sum);
    }
    at = biases + here.length;
  }
  return (outputs.at(-1) as Float64Array)[0] as number;
}

/** Adds to `gradient` what the slope of the loss at the output makes of each weight, after a `forward` (back-propagation). */
export function backward(
  { sizes, weights }: Network,
  { outputs, slopes }: Activations,
  slope: number,
  gradient: Float64Array,
): void {
  (slopes.at(-1) as Float64Array)[0] = slope;
  let end = weights.length;
  for (let layer = sizes.length - 1; layer > 0; layer--) {
    const [before, here] = [outputs[layer - 1] as Float64Array, slopes[layer] as Float64Array];
    const biases = end - here.length;
    const start = biases - before.length * here.length;
    const below = slopes[layer - 1] as Float64Array;
    below.fill(0);
    for (let unit = 0; unit < here.length; unit++) {
      const own = here[unit] as number;
      gradient[biases + unit] = (gradient[biases + unit] as number) + own;
      for (let i = 0, at = start + unit * before.length; i < before.length; i++, at++) {
        gradient[at] = (gradient[at] as number) + own * (before[i] as number);
        below[i] = (below[i] as number) + own * (weights[at] as number);
      }
    }
    for (let i = 0; i < before.length; i++) below[i] = (below[i] as number) * (1 - (before[i] as number) ** 2);
    end = start;
  }
}
