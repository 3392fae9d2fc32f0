import {
  addPairs,
  get,
  loadByte,
  loadPair,
  loadWhole,
  locals,
  moduleBytes,
  plus,
  raise,
  set,
  shifted,
  storePair,
  times,
  whileBelow,
  whole,
} from '../wasm/code.ts';
import { type KernelMemory, kernelMemories } from '../wasm/memory.ts';

/**
 * The loop in which trees and boosting spend their time, as a module of WebAssembly: weight and target of a row stand side by side, so that
 * one instruction on 128 bits adds both. Sums on the grid are exact, hence the same to the last bit as those of the loop in JavaScript, which
 * stands in wherever this module cannot be had.
 */
function histogramModule(): Uint8Array {
  const names = ['row', 'rowsEnd', 'codes', 'width', 'starts', 'cells'] as const;
  const own = ['index', 'code', 'start', 'startsEnd', 'place', 'pair'] as const;
  const at = locals([...names, ...own]);
  const index = get(at.index);
  const nextColumn = [
    // place = *start + 16 · *code; *place += pair
    set(at.place, plus(loadWhole(get(at.start)), shifted(loadByte(get(at.code)), 4))),
    storePair(get(at.place), addPairs(loadPair(get(at.place)), get(at.pair))),
    raise(at.code, whole(1)),
    raise(at.start, whole(4)),
  ];
  const nextRow = [
    // index = order[row], pair = cells[index]
    set(at.index, loadWhole(get(at.row))),
    set(at.pair, loadPair(plus(get(at.cells), shifted(index, 4)))),
    set(at.code, plus(get(at.codes), times(index, get(at.width)))),
    set(at.start, get(at.starts)),
    whileBelow(at.start, at.startsEnd, nextColumn),
    raise(at.row, whole(4)),
  ];
  return moduleBytes([
    {
      parameters: names.length,
      locals: ['whole', 'whole', 'whole', 'whole', 'whole', 'pair'],
      body: [
        set(at.startsEnd, plus(get(at.starts), shifted(get(at.width), 2))),
        whileBelow(at.row, at.rowsEnd, nextRow),
      ],
    },
  ]);
}

/** Adds rows to sums; all places are bytes in the memory that the kernel was opened on, but for the number of columns. */
export type HistogramKernel = (
  row: number,
  rowsEnd: number,
  codes: number,
  width: number,
  starts: number,
  cells: number,
) => void;

/** Takes a piece of memory with a kernel on it, plain memory where that cannot be had. */
export const histogramMemory: (bytes: number) => KernelMemory<readonly [HistogramKernel]> =
  /* @__PURE__ */ kernelMemories(histogramModule);
