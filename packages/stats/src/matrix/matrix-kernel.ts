import {
  addPairs,
  type Code,
  get,
  loadPair,
  loadTwice,
  locals,
  moduleBytes,
  multiplyPairs,
  noPair,
  plus,
  raise,
  set,
  shifted,
  storePair,
  storeSum,
  subtractPairs,
  times,
  type WasmFunction,
  whileBelow,
  whole,
} from '../wasm/code.ts';
import { kernelMemories } from '../wasm/memory.ts';
import { type MatrixLoops, matrixLoops } from './matrix-loops.ts';

/** Rows of a panel. */
const four = [0, 1, 2, 3] as const;

/** The loops of `matrixLoops` in WebAssembly, two numbers at a time: the same sums in the same order, hence the same bits. */
function matrixModule(): Uint8Array {
  return moduleBytes([panel(addPairs), panel(subtractPairs), dots, weighted]);
}

/** Sixteen sums, four rows by four columns, stay in registers while all rows of A and B are read. */
function panel(withSums: (a: Code, b: Code) => Code): WasmFunction {
  const names = ['into', 'line', 'a', 'b', 'rows', 'step', 'width'] as const;
  const own = ['p', 'q', 'pEnd', 'bEnd', 'place'] as const;
  const sums = ['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7'] as const;
  const at = locals([...names, ...own, ...sums, 'left', 'right', 'both']);
  const sum = (row: number, half: number): number => at[sums[2 * row + half] as 's0'];
  const nextProduct = [
    set(at.left, loadPair(get(at.q))),
    set(at.right, loadPair(get(at.q), 16)),
    ...four.flatMap((row) => [
      set(at.both, loadTwice(get(at.p), 8 * row)),
      set(sum(row, 0), addPairs(get(sum(row, 0)), multiplyPairs(get(at.both), get(at.left)))),
      set(sum(row, 1), addPairs(get(sum(row, 1)), multiplyPairs(get(at.both), get(at.right)))),
    ]),
    raise(at.p, get(at.step)),
    raise(at.q, get(at.step)),
  ];
  const nextColumns = [
    ...sums.map((name) => set(at[name], noPair)),
    set(at.p, get(at.a)),
    set(at.q, get(at.b)),
    whileBelow(at.p, at.pEnd, nextProduct),
    set(at.place, get(at.into)),
    ...four.flatMap((row) => [
      ...[0, 1].map((half) =>
        storePair(get(at.place), withSums(loadPair(get(at.place), 16 * half), get(sum(row, half))), 16 * half),
      ),
      raise(at.place, get(at.line)),
    ]),
    raise(at.into, whole(32)),
    raise(at.b, whole(32)),
  ];
  return {
    parameters: names.length,
    locals: [...own.map(() => 'whole' as const), ...Array<'pair'>(11).fill('pair')],
    body: [
      ...inBytes([at.into, at.line, at.a, at.b, at.step, at.width]),
      set(at.pEnd, plus(get(at.a), times(get(at.rows), get(at.step)))),
      set(at.bEnd, plus(get(at.b), get(at.width))),
      whileBelow(at.b, at.bEnd, nextColumns),
    ],
  };
}

/** Four sums a row, two in a register. */
const dots: WasmFunction = (() => {
  const names = ['into', 'a', 'x', 'rows', 'step', 'width'] as const;
  const at = locals([...names, 'intoEnd', 'p', 'q', 'qEnd', 'left', 'right']);
  const nextPlaces = [
    set(at.left, addPairs(get(at.left), multiplyPairs(loadPair(get(at.p)), loadPair(get(at.q))))),
    set(at.right, addPairs(get(at.right), multiplyPairs(loadPair(get(at.p), 16), loadPair(get(at.q), 16)))),
    raise(at.p, whole(32)),
    raise(at.q, whole(32)),
  ];
  const nextRow = [
    set(at.left, noPair),
    set(at.right, noPair),
    set(at.p, get(at.a)),
    set(at.q, get(at.x)),
    whileBelow(at.q, at.qEnd, nextPlaces),
    set(at.left, addPairs(get(at.left), get(at.right))),
    storeSum(get(at.into), at.left),
    raise(at.into, whole(8)),
    raise(at.a, get(at.step)),
  ];
  return {
    parameters: names.length,
    locals: ['whole', 'whole', 'whole', 'whole', 'pair', 'pair'],
    body: [
      ...inBytes([at.into, at.a, at.x, at.rows, at.step, at.width]),
      set(at.intoEnd, plus(get(at.into), get(at.rows))),
      set(at.qEnd, plus(get(at.x), get(at.width))),
      whileBelow(at.into, at.intoEnd, nextRow),
    ],
  };
})();

/** Eight sums side by side, in four registers, while all rows are read. */
const weighted: WasmFunction = (() => {
  const names = ['into', 'weights', 'a', 'rows', 'step', 'width'] as const;
  const at = locals([...names, 'p', 'q', 'qEnd', 'aEnd', 's0', 's1', 'both']);
  const sums = [at.s0, at.s1];
  const nextRow = [
    set(at.both, loadTwice(get(at.q))),
    ...sums.map((sum, k) => set(sum, addPairs(get(sum), multiplyPairs(get(at.both), loadPair(get(at.p), 16 * k))))),
    raise(at.p, get(at.step)),
    raise(at.q, whole(8)),
  ];
  const nextColumns = [
    ...sums.map((sum) => set(sum, noPair)),
    set(at.p, get(at.a)),
    set(at.q, get(at.weights)),
    whileBelow(at.q, at.qEnd, nextRow),
    ...sums.map((sum, k) => storePair(get(at.into), addPairs(loadPair(get(at.into), 16 * k), get(sum)), 16 * k)),
    raise(at.into, whole(32)),
    raise(at.a, whole(32)),
  ];
  return {
    parameters: names.length,
    locals: ['whole', 'whole', 'whole', 'whole', 'pair', 'pair', 'pair'],
    body: [
      ...inBytes([at.into, at.weights, at.a, at.rows, at.step, at.width]),
      set(at.qEnd, plus(get(at.weights), get(at.rows))),
      set(at.aEnd, plus(get(at.a), get(at.width))),
      whileBelow(at.a, at.aEnd, nextColumns),
    ],
  };
})();

/** Places come as those of numbers. */
function inBytes(places: readonly number[]): Code[] {
  return places.map((place) => set(place, shifted(get(place), 3)));
}

type Loops = readonly [
  MatrixLoops['addPanel'],
  MatrixLoops['subtractPanel'],
  MatrixLoops['dots'],
  MatrixLoops['addWeighted'],
];

const memories = /* @__PURE__ */ kernelMemories<Loops>(matrixModule);

/**
 * Numbers, all of them 0, with loops in WebAssembly on them; in JavaScript, to the same bits, where that cannot be had or so much memory is not there.
 *
 * @param length how many numbers
 * @returns the numbers, and loops on them
 * @example
 * import { matrixKernel } from '@clientele/stats';
 * const { numbers, addWeighted } = matrixKernel(12);
 * numbers.set([1, 2, 3, 4, 10, 20, 30, 40, 5]);
 * addWeighted(0, 8, 4, 1, 4, 4);
 * Array.from(numbers.subarray(0, 4)); // => [51, 102, 153, 204]
 */
export function matrixKernel(length: number): MatrixLoops {
  const { buffer, functions } = memories(8 * length);
  if (functions === null) return matrixLoops(length);
  const { 0: addPanel, 1: subtractPanel, 2: dotsOf, 3: addWeighted } = functions;
  return { numbers: new Float64Array(buffer, 0, length), addPanel, subtractPanel, dots: dotsOf, addWeighted };
}
