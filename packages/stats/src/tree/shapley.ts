import { goesLeft, type OpenTree, openTree, type Tree } from './tree.ts';

/** A leaf with what leads to it. */
interface LeafGame {
  readonly value: number;
  /** The columns asked on the way, each once. */
  readonly columns: Uint32Array;
  /** Share of the rows that get through the questions on a column, whatever their value in it. */
  readonly through: Float64Array;
  /** Nodes on the way, which of `columns` they ask about, and 1 where the way goes left. */
  readonly nodes: Uint32Array;
  readonly player: Uint32Array;
  readonly left: Uint8Array;
}

/**
 * Adds the Shapley values of a tree: what each column adds to the answer of each row, against the mean answer, when columns
 * that are not known are averaged over the rows of the fit, node by node (the path-dependent values of Lundberg, Erion and
 * Lee 2018, "TreeSHAP"; exact). Each leaf is a game of its own with as many players as columns lead to it: its worth is its
 * value times a product of one factor a player, so the sum over coalitions is that over the coefficients of a polynomial.
 *
 * @param tree from `growTree`
 * @param levels how many levels each column has, 0 for a number
 * @param values the answer of each leaf, one entry a node
 * @param columns values of the columns; NaN is missing
 * @param into one array a column, to which is added
 * @returns the mean answer: with the values of a row it sums to the row's answer
 * @example
 * import { binColumns, growTree, treeShapley } from '@clientele/stats';
 * const columns = [Float64Array.of(1, 2), Float64Array.of(5, 5)];
 * const rows = {
 *   columns: binColumns(columns.map((values) => ({ values, levels: 0 })), 255),
 *   weight: Float64Array.of(1, 1),
 *   targets: [Float64Array.of(0, 1)],
 * };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * const into = [new Float64Array(2), new Float64Array(2)];
 * treeShapley(tree, [0, 0], tree.mean, columns, into); // => 0.5
 * into; // => [Float64Array.of(-0.5, 0.5), new Float64Array(2)]
 */
export function treeShapley(
  tree: Tree,
  levels: readonly number[],
  values: readonly number[],
  columns: readonly Float64Array[],
  into: readonly Float64Array[],
): number {
  const opened = openTree(tree, levels);
  const games = leafGames(tree, values);
  const weights = coalitionWeights(games.reduce((most, game) => Math.max(most, game.columns.length), 0));
  for (const game of games) addGame(game, opened, columns, into, weights);
  const whole = tree.weight[0] as number;
  return tree.column.reduce(
    (sum, column, node) =>
      column < 0 ? sum + ((tree.weight[node] as number) / whole) * (values[node] as number) : sum,
    0,
  );
}

/** By number of players n, then size k of the coalition: k! (n − k − 1)! / n!. */
function coalitionWeights(most: number): Float64Array[] {
  return Array.from({ length: most + 1 }, (_, n) => {
    const weights = new Float64Array(Math.max(n, 1));
    weights[0] = 1 / Math.max(n, 1);
    for (let k = 1; k < n; k++) weights[k] = ((weights[k - 1] as number) * k) / (n - k);
    return weights;
  });
}

function leafGames(tree: Tree, values: readonly number[]): LeafGame[] {
  const games: LeafGame[] = [];
  const waiting: { node: number; steps: [node: number, isLeft: boolean][] }[] = [{ node: 0, steps: [] }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { node, steps } = at;
    if ((tree.column[node] as number) < 0) games.push(leafGame(tree, values[node] as number, steps, node));
    else {
      waiting.push({ node: tree.right[node] as number, steps: [...steps, [node, false]] });
      waiting.push({ node: node + 1, steps: [...steps, [node, true]] });
    }
  }
  return games;
}

function leafGame(tree: Tree, value: number, steps: readonly [number, boolean][], leaf: number): LeafGame {
  const asked = steps.map(([node]) => tree.column[node] as number);
  const columns = [...new Set(asked)];
  const through = new Float64Array(columns.length).fill(1);
  const path = [...steps.map(([node]) => node), leaf];
  asked.forEach((column, step) => {
    const share = (tree.weight[path[step + 1] as number] as number) / (tree.weight[path[step] as number] as number);
    const player = columns.indexOf(column);
    through[player] = (through[player] as number) * share;
  });
  return {
    value,
    columns: Uint32Array.from(columns),
    through,
    nodes: Uint32Array.from(steps, ([node]) => node),
    player: Uint32Array.from(asked, (column) => columns.indexOf(column)),
    left: Uint8Array.from(steps, ([, isLeft]) => (isLeft ? 1 : 0)),
  };
}

/** The players whose value leads to the leaf are "in": their factor is 1 once known; of the others it is 0. */
function addGame(
  { value, columns: own, through, nodes, player, left }: LeafGame,
  tree: OpenTree,
  columns: readonly Float64Array[],
  into: readonly Float64Array[],
  weights: readonly Float64Array[],
): void {
  const n = own.length;
  if (n === 0 || value === 0) return;
  const isIn = new Uint8Array(n);
  const product = new Float64Array(n + 1);
  const rest = new Float64Array(n + 1);
  const weight = weights[n] as Float64Array;
  const length = (columns[0] as Float64Array).length;
  for (let row = 0; row < length; row++) {
    isIn.fill(1);
    for (let step = 0; step < nodes.length; step++) {
      const who = player[step] as number;
      const cell = (columns[own[who] as number] as Float64Array)[row] as number;
      if (goesLeft(tree, nodes[step] as number, cell) !== (left[step] === 1)) isIn[who] = 0;
    }
    // Π (through + t) over those who are in
    let [size, outside] = [0, value];
    product[0] = 1;
    for (let who = 0; who < n; who++) {
      const share = through[who] as number;
      if (isIn[who] === 0) outside *= share;
      else {
        product[size + 1] = product[size] as number;
        for (let k = size; k > 0; k--) product[k] = share * (product[k] as number) + (product[k - 1] as number);
        product[0] = share * (product[0] as number);
        size++;
      }
    }
    let whole = 0;
    for (let k = 0; k <= size && k < n; k++) whole += (weight[k] as number) * (product[k] as number);
    for (let who = 0; who < n; who++) {
      const sums = into[own[who] as number] as Float64Array;
      if (isIn[who] === 0) {
        sums[row] = (sums[row] as number) - outside * whole;
        continue;
      }
      // divided by (through + t), from the highest power down
      const share = through[who] as number;
      rest[size] = 0;
      let part = 0;
      for (let k = size - 1; k >= 0; k--) {
        rest[k] = (product[k + 1] as number) - share * (rest[k + 1] as number);
        part += (weight[k] as number) * (rest[k] as number);
      }
      sums[row] = (sums[row] as number) + outside * (1 - share) * part;
    }
  }
}
