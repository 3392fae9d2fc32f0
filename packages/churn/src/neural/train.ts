import { exactSum } from '@clientele/core';
import { openRandom } from '@clientele/stats';
import { mixed } from '../data/row-keys.ts';
import { type Activations, backward, firstWeights, forward, type Network, openActivations } from './network.ts';

/** Rows to learn from, in memory: they are drawn in any order, again and again. */
export interface NetworkRows {
  readonly n: number;
  readonly k: number;
  /** Ones, then one standardised column a term; row after row. */
  readonly X: Float64Array;
  readonly y: Float64Array;
  readonly w: Float64Array;
}

/** How a network is trained. */
export interface TrainSettings {
  readonly isChurn: boolean;
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly learningRate: number;
  readonly batch: number;
  readonly l2: number;
  readonly validation: number;
  readonly patience: number;
  readonly seed: number;
  readonly onEpoch: (done: number) => void;
}

/** The weights with the least loss on those held out. */
export interface Trained {
  readonly network: Network;
  readonly epochs: number;
  readonly hasEnded: boolean;
  readonly loss: number;
  readonly validationLoss: number | null;
}

/** Decay of the means of slopes and of their squares, and what keeps the step finite (Kingma and Ba 2015). */
const [beta1, beta2, tiny] = [0.9, 0.999, 1e-8];

/** Adam on small batches, in an order that the rows' keys and the seed decide, until those held out gain no more; rows of a group stay together. */
export function train(data: NetworkRows, keys: Uint32Array, groups: Uint32Array, settings: TrainSettings): Trained {
  const { n, k } = data;
  const random = openRandom(settings.seed);
  const sizes = [k - 1, ...settings.hidden, 1];
  const network = { sizes, weights: firstWeights(sizes, random) };
  const room = openActivations(sizes);
  const isHeld = (row: number): boolean =>
    mixed((groups[row] as number) ^ mixed(settings.seed)) < settings.validation * 2 ** 32;
  // by key, so that the order of rows never shows; rows of equal keys are alike
  const rows = [...new Uint32Array(n).keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number));
  const held = rows.filter(isHeld);
  const others = rows.filter((row) => !isHeld(row));
  const learnt = others.length > 0 ? others : [...rows];
  const adam = openAdam(network.weights, settings);
  let best = { weights: network.weights.slice(), loss: Number.POSITIVE_INFINITY, epoch: 0 };
  let epoch = 0;
  while (
    epoch < settings.epochs &&
    epoch - best.epoch < (held.length > 0 ? settings.patience : Number.POSITIVE_INFINITY)
  ) {
    for (let i = learnt.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [learnt[i], learnt[j]] = [learnt[j] as number, learnt[i] as number];
    }
    for (let from = 0; from < learnt.length; from += settings.batch) {
      adam.step(network, data, room, learnt.slice(from, from + settings.batch));
    }
    epoch++;
    const now = held.length > 0 ? meanLoss(network, data, room, held, settings.isChurn) : 0;
    if (held.length === 0 || now < best.loss) best = { weights: network.weights.slice(), loss: now, epoch };
    settings.onEpoch(epoch);
  }
  const final = { sizes, weights: best.weights };
  return {
    network: final,
    epochs: epoch,
    hasEnded: held.length > 0 && epoch - best.epoch >= settings.patience,
    loss: meanLoss(final, data, room, learnt, settings.isChurn),
    validationLoss: held.length > 0 ? best.loss : null,
  };
}

interface Adam {
  step(network: Network, data: NetworkRows, room: Activations, rows: readonly number[]): void;
}

function openAdam(weights: Float64Array, { learningRate, l2, isChurn }: TrainSettings): Adam {
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  const gradient = new Float64Array(weights.length);
  let steps = 0;
  return {
    step(network, { X, y, w, k }, room, rows) {
      gradient.fill(0);
      let total = 0;
      for (const row of rows) {
        const output = answer(network, X, k, row, room);
        const weight = w[row] as number;
        total += weight;
        const foretold = isChurn ? 1 / (1 + Math.exp(-output)) : output;
        backward(network, room, weight * (foretold - (y[row] as number)), gradient);
      }
      steps++;
      const rate = (learningRate * Math.sqrt(1 - beta2 ** steps)) / (1 - beta1 ** steps);
      for (let i = 0; i < weights.length; i++) {
        const slope = (gradient[i] as number) / total + l2 * (weights[i] as number);
        first[i] = beta1 * (first[i] as number) + (1 - beta1) * slope;
        second[i] = beta2 * (second[i] as number) + (1 - beta2) * slope * slope;
        weights[i] = (weights[i] as number) - (rate * (first[i] as number)) / (Math.sqrt(second[i] as number) + tiny);
      }
    },
  };
}

/** The output for one row of the design, whose first column of ones the biases stand for. */
function answer(network: Network, X: Float64Array, k: number, row: number, room: Activations): number {
  (room.outputs[0] as Float64Array).set(X.subarray(row * k + 1, (row + 1) * k));
  return forward(network, room);
}

function meanLoss(
  network: Network,
  { X, y, w, k }: NetworkRows,
  room: Activations,
  rows: readonly number[],
  isChurn: boolean,
): number {
  const losses = Float64Array.from(rows, (row) => {
    const output = answer(network, X, k, row, room);
    if (!isChurn) return (w[row] as number) * (output - (y[row] as number)) ** 2;
    const ofOne = Math.log1p(Math.exp(-Math.abs(output))) + Math.max(-output, 0);
    return (w[row] as number) * (y[row] === 1 ? ofOne : ofOne + output);
  });
  return exactSum(losses) / exactSum(Float64Array.from(rows, (row) => w[row] as number));
}
