/**
 * Instructions of WebAssembly as expressions, so that a loop reads as one: `set(sum, plus(get(sum), load(get(place))))`. An instruction is the
 * list of its bytes, that of an expression holds what it needs before it. Only what our loops use is here.
 *
 * Source: WebAssembly Core Specification 2.0, section 5.4.
 */

/** Instructions, in bytes. */
export type Code = readonly number[];

/** A whole number of 32 bits, or two numbers of 64 bits side by side. */
export type LocalType = 'whole' | 'pair';

const bytesOfType: Readonly<Record<LocalType, number>> = { whole: 0x7f, pair: 0x7b };

/** Names that stand for the parameters and locals of a function, in their order. */
export function locals<N extends string>(names: readonly N[]): Readonly<Record<N, number>> {
  return Object.fromEntries(names.map((name, at) => [name, at])) as Record<N, number>;
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];

/** Whole numbers. */
export const whole = (value: number): Code => [0x41, ...signed(value)];
export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
/** a · 2ᵇ. */
export const shifted = (a: Code, by: number): Code => [...a, ...whole(by), 0x74];
/** Adds to a local. */
export const raise = (local: number, by: Code): Code => set(local, plus(get(local), by));
export const loadWhole = (place: Code): Code => [...place, 0x28, 2, 0];
export const loadByte = (place: Code): Code => [...place, 0x2d, 0, 0];

/** Pairs of numbers; places are in bytes, and need not be whole multiples of anything. */
export const loadPair = (place: Code, offset = 0): Code => [...place, 0xfd, 0x00, 3, ...unsigned(offset)];
export const storePair = (place: Code, pair: Code, offset = 0): Code => [
  ...place,
  ...pair,
  ...[0xfd, 0x0b, 3, ...unsigned(offset)],
];
/** One number on both sides of a pair. */
export const loadTwice = (place: Code, offset = 0): Code => [...place, 0xfd, 0x0a, 3, ...unsigned(offset)];
export const addPairs = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xf0, 0x01];
export const subtractPairs = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xf1, 0x01];
export const multiplyPairs = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xf2, 0x01];
/** Two noughts. */
export const noPair: Code = [0xfd, 0x0c, ...Array<number>(16).fill(0)];
/** The left number of a pair plus the right one, where they are stored. */
export const storeSum = (place: Code, pair: number): Code => [
  ...place,
  ...[...get(pair), 0xfd, 0x21, 0, ...get(pair), 0xfd, 0x21, 1, 0xa0],
  ...[0x39, 3, 0],
];

/** As long as one place is below another; asked at the end of each round, and once before the first. */
export const whileBelow = (a: number, b: number, body: readonly Code[]): Code => [
  ...[0x02, 0x40, ...get(a), ...get(b), 0x4f, 0x0d, 0],
  ...[0x03, 0x40, ...body.flat(), ...get(a), ...get(b), 0x49, 0x0d, 0, 0x0b],
  0x0b,
];

/** A function of whole numbers that gives nothing back. */
export interface WasmFunction {
  readonly parameters: number;
  /** Beside the parameters, in their order. */
  readonly locals: readonly LocalType[];
  readonly body: readonly Code[];
}

/** A module that takes a memory, "a" of "a", and gives functions by the names of their places: "0", "1" and so on. */
export function moduleBytes(functions: readonly WasmFunction[]): Uint8Array {
  const typeOf = ({ parameters }: WasmFunction): number[] => [0x60, ...vector(Array(parameters).fill([0x7f])), 0];
  const exported = (at: number): number[] => [1, 0x30 + at, 0, at];
  const written = ({ locals: own, body }: WasmFunction): number[] => [
    ...vector(own.map((type) => [1, bytesOfType[type]])),
    ...body.flat(),
    0x0b,
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, functions.map(typeOf)),
    ...section(2, [[1, 0x61, 1, 0x61, 2, 0, 0]]),
    ...section(
      3,
      functions.map((_, at) => [at]),
    ),
    ...section(
      7,
      functions.map((_, at) => exported(at)),
    ),
    ...section(
      10,
      functions.map(written).map((bytes) => [...unsigned(bytes.length), ...bytes]),
    ),
  ]);
}

function section(id: number, items: readonly Code[]): number[] {
  const bytes = vector(items);
  return [id, ...unsigned(bytes.length), ...bytes];
}

function vector(items: readonly Code[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}
