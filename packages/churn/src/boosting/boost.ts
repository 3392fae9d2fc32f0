import {
  addLeafValues,
  type BinnedColumn,
  growOn,
  histogramReader,
  type PackedColumns,
  packColumns,
  type Tree,
} from '@clientele/stats';
import { mixed } from '../data/row-keys.ts';
import type { Loss } from './loss.ts';

/** What is learnt from. */
export interface BoostRows {
  readonly columns: readonly BinnedColumn[];
  readonly y: Float64Array;
  readonly w: Float64Array;
  /** Decides which rows are drawn and held out. */
  readonly keys: Uint32Array;
}

/** How it is learnt. */
export interface BoostSettings {
  readonly loss: Loss;
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxDepth: number;
  readonly maxLeaves: number;
  /** Least second derivative of the loss in a leaf. */
  readonly leastInformation: number;
  /** λ of the leaf values. */
  readonly penalty: number;
  /** Share of the rows that each tree is grown on. */
  readonly subsample: number;
  /** Share of the rows held out to find the number of trees. */
  readonly validation: number;
  /** Rounds without gain on them after which no more trees are grown. */
  readonly patience: number;
  readonly seed: number;
  readonly onRound: (done: number) => void;
}

/** The trees, each with what its leaves add in `mean`. */
export interface Boosted {
  readonly base: number;
  readonly trees: readonly Tree[];
  /** Mean loss of the rows held out with these trees; null where none were. */
  readonly validationLoss: number | null;
  /** Mean loss of the rows that the trees were grown on. */
  readonly loss: number;
}

/**
 * Gradient boosting (Friedman 2001) by Newton steps on histograms (Chen and Guestrin 2016; Ke et al. 2017): each tree is grown on
 * the slope of the loss, weighted by its curvature; a leaf with sums G and H adds −ν G / (H + λ).
 */
export function boost({ columns, y, w, keys }: BoostRows, settings: BoostSettings): Boosted {
  const packed = packColumns(columns);
  const isHeld = (key: number): boolean => mixed(key ^ mixed(settings.seed)) < settings.validation * 2 ** 32;
  const held = pickRows(keys, isHeld);
  const training = pickRows(keys, (key) => !isHeld(key));
  const { loss } = settings;
  const base = loss.start(y, w, training);
  const scores = new Float64Array(y.length).fill(base);
  const trees: Tree[] = [];
  let best = { count: 0, loss: loss.mean(scores, y, w, held) };
  for (let round = 0; round < settings.rounds; round++) {
    const order = draw(packed.order, training, keys, settings, round);
    loss.slopes(scores, y, w, order, packed.cells);
    const tree = addTree(packed, order, settings, scores, otherRows(order, y.length));
    trees.push(tree);
    if (held.length > 0) {
      const now = loss.mean(scores, y, w, held);
      if (now < best.loss) best = { count: trees.length, loss: now };
      else if (trees.length - best.count >= settings.patience) break;
    }
    settings.onRound(round + 1);
  }
  const hasHeld = held.length > 0;
  return {
    base,
    trees: hasHeld ? trees.slice(0, best.count) : trees,
    validationLoss: hasHeld ? best.loss : null,
    loss: loss.mean(scores, y, w, training),
  };
}

/** Grows one tree, and adds what its leaves say to the scores of all rows. */
function addTree(
  packed: PackedColumns,
  order: Uint32Array,
  { learningRate, maxDepth, maxLeaves, leastInformation, penalty }: BoostSettings,
  scores: Float64Array,
  others: Uint32Array,
): Tree {
  const limits = { maxDepth, maxLeaves, leastWeight: leastInformation, leastGain: 0, penalty };
  const { tree, leaves } = growOn(
    packed.columns,
    { width: 2, cells: packed.cells },
    order,
    histogramReader(packed),
    limits,
  );
  const values = tree.mean.map((mean, node) => {
    const information = tree.weight[node] as number;
    return (tree.column[node] as number) < 0 ? (learningRate * mean * information) / (information + penalty) : 0;
  });
  for (const { node, from, to } of leaves) {
    const value = values[node] as number;
    for (let i = from; i < to; i++) scores[order[i] as number] = (scores[order[i] as number] as number) + value;
  }
  addLeafValues(tree, packed, values, others, scores);
  return { ...tree, mean: values };
}

function pickRows(keys: Uint32Array, accepts: (key: number) => boolean): Uint32Array {
  const picked = new Uint32Array(keys.length);
  let count = 0;
  for (let row = 0; row < keys.length; row++) if (accepts(keys[row] as number)) picked[count++] = row;
  return picked.slice(0, count);
}

/** Writes the rows of one round, and answers them. */
function draw(
  into: Uint32Array,
  training: Uint32Array,
  keys: Uint32Array,
  settings: BoostSettings,
  round: number,
): Uint32Array {
  const salt = mixed(mixed(settings.seed) + round + 1);
  const most = settings.subsample * 2 ** 32;
  let count = 0;
  for (let i = 0; i < training.length; i++) {
    const row = training[i] as number;
    if (settings.subsample === 1 || mixed((keys[row] as number) ^ salt) < most) into[count++] = row;
  }
  if (count > 0) return into.subarray(0, count);
  into.set(training);
  return into.subarray(0, training.length);
}

function otherRows(order: Uint32Array, length: number): Uint32Array {
  if (order.length === length) return new Uint32Array(0);
  const isIn = new Uint8Array(length);
  for (const row of order) isIn[row] = 1;
  const others = new Uint32Array(length - order.length);
  for (let row = 0, at = 0; row < length; row++) if (isIn[row] === 0) others[at++] = row;
  return others;
}
