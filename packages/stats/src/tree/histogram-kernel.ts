/**
 * The loop in which trees and boosting spend their time, as a module of WebAssembly: weight and target of a row stand side by side, so that
 * one instruction on 128 bits adds both. Sums on the grid are exact, hence the same to the last bit as those of the loop in JavaScript, which
 * stands in wherever this module cannot be had.
 */

const i32 = 0x7f;
const v128 = 0x7b;
const get = 0x20;
const set = 0x21;
const tee = 0x22;
const constant = 0x41;
const add = 0x6a;
const multiply = 0x6c;
const shiftLeft = 0x74;
const isBelow = 0x49;
const isNotBelow = 0x4f;
const none = 0x40;
const block = [0x02, none];
const loop = [0x03, none];
const branch = 0x0c;
const branchIf = 0x0d;
const end = 0x0b;
const load32 = [0x28, 2, 0];
const load8 = [0x2d, 0, 0];
const loadPair = [0xfd, 0, 3, 0];
const storePair = [0xfd, 11, 3, 0];
const addPair = [0xfd, 0xf0, 1];

// parameters: places in memory, in bytes, but for the number of columns
const [row, rowsEnd, codes, width, starts, cells] = [0, 1, 2, 3, 4, 5];
// locals
const [index, code, start, startsEnd, place, pair] = [6, 7, 8, 9, 10, 11];

const body = [
  // startsEnd = starts + 4 · width
  ...[get, starts, get, width, constant, 2, shiftLeft, add, set, startsEnd],
  ...block,
  ...loop,
  // until row = rowsEnd
  ...[get, row, get, rowsEnd, isNotBelow, branchIf, 1],
  // pair = cells[index], index = order[row]
  ...[get, row, ...load32, tee, index, constant, 4, shiftLeft, get, cells, add, ...loadPair, set, pair],
  // code = codes + index · width, start = starts
  ...[get, index, get, width, multiply, get, codes, add, set, code, get, starts, set, start],
  ...loop,
  // place = *start + 16 · *code; *place += pair
  ...[get, start, ...load32, get, code, ...load8, constant, 4, shiftLeft, add, tee, place],
  ...[get, place, ...loadPair, get, pair, ...addPair, ...storePair],
  // the next column
  ...[get, code, constant, 1, add, set, code],
  ...[get, start, constant, 4, add, tee, start, get, startsEnd, isBelow, branchIf, 0],
  end,
  // the next row
  ...[get, row, constant, 4, add, set, row, branch, 0],
  end,
  end,
  end,
];

const [typeSection, importSection, functionSection, exportSection, codeSection] = [1, 2, 3, 7, 10];
const name = [1, 0x61]; // "a"
const locals = [2, 5, i32, 1, v128];

/** A list with its length in front, in seven bits a byte. */
function sized(bytes: readonly number[]): number[] {
  const { length } = bytes;
  return length < 128 ? [length, ...bytes] : [(length & 127) | 128, length >> 7, ...bytes];
}

function moduleBytes(): Uint8Array {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[typeSection, ...sized([1, 0x60, ...sized(Array<number>(6).fill(i32)), 0])],
    ...[importSection, ...sized([1, ...name, ...name, 2, 0, 0])],
    ...[functionSection, ...sized([1, 0])],
    ...[exportSection, ...sized([1, ...name, 0, 0])],
    ...[codeSection, ...sized([1, ...sized([...locals, ...body])])],
  ]);
}

/** Adds rows to sums; all places are bytes in the memory that the kernel was opened on. */
export type HistogramKernel = (
  row: number,
  rowsEnd: number,
  codes: number,
  width: number,
  starts: number,
  cells: number,
) => void;

/** What we need of WebAssembly; not every engine has it, and not every host lets it be used. */
interface Wasm {
  Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: { readonly a: HistogramKernel } };
}

const pageBytes = 65_536;
const mostPages = 32_768;

/** A piece of memory, and the kernel that works on it; null where there is none. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  readonly kernel: HistogramKernel | null;
}

let compiled: object | null | undefined;

/**
 * Takes a piece of memory with a kernel on it, plain memory where that cannot be had: without WebAssembly, or where a page forbids to compile.
 *
 * @param bytes size
 */
export function kernelMemory(bytes: number): KernelMemory {
  const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly?: Wasm };
  const pages = Math.ceil(bytes / pageBytes);
  if (wasm === undefined || compiled === null || pages > mostPages) return plainMemory(bytes);
  try {
    compiled ??= new wasm.Module(moduleBytes());
    const memory = new wasm.Memory({ initial: pages });
    const { exports } = new wasm.Instance(compiled, { a: { a: memory } });
    return { buffer: memory.buffer, kernel: exports.a };
  } catch {
    // no SIMD, no room for one more memory, or a policy against it
    compiled = compiled ?? null;
    return plainMemory(bytes);
  }
}

function plainMemory(bytes: number): KernelMemory {
  return { buffer: new ArrayBuffer(bytes), kernel: null };
}
