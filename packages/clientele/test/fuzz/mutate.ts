import { openRandom, type Random } from '@clientele/stats';

/** How many mutations each fuzz test makes; `pnpm run fuzz` makes 100,000 in all. */
export function mutations(share: number): number {
  return Math.round(Number(process.env['FUZZ_MUTATIONS'] ?? 1_000) * share);
}

/** A whole number below a limit. */
export function below(random: Random, limit: number): number {
  return Math.floor(random.uniform() * limit);
}

export function oneOf<T>(random: Random, values: readonly T[]): T {
  return values[below(random, values.length)] as T;
}

/** Bytes that break readers: ends of lines, quotes, delimiters, halves of characters, marks of order, gzip's magic. */
const hostile: readonly (readonly number[])[] = [
  [0x0a],
  [0x0d],
  [0x0d, 0x0a],
  [0x22],
  [0x22, 0x22],
  [0x2c],
  [0x3b],
  [0x09],
  [0x00],
  [0xff],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0x1f, 0x8b],
  [0x2d],
  [0x2b],
  [0x2e],
  [0x65],
  [0x39, 0x39, 0x39],
  [0x80],
  [0x7f],
  [0x20],
];

/** One to four changes: bytes flipped, put in, taken out, doubled, moved, or the end cut off. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Array.from(bytes);
  for (let times = 1 + below(random, 4); times > 0; times--) changed = mutatedOnce(changed, random);
  return Uint8Array.from(changed);
}

function mutatedOnce(bytes: number[], random: Random): number[] {
  if (bytes.length === 0) return [...oneOf(random, hostile)];
  const at = below(random, bytes.length);
  const to = Math.min(bytes.length, at + 1 + below(random, 40));
  switch (below(random, 7)) {
    case 0:
      return bytes.with(at, (bytes[at] as number) ^ (1 << below(random, 8)));
    case 1:
      return bytes.toSpliced(at, 0, ...oneOf(random, hostile));
    case 2:
      return bytes.toSpliced(at, to - at);
    case 3:
      return bytes.toSpliced(at, 0, ...bytes.slice(at, to));
    case 4:
      return bytes.slice(0, at);
    case 5:
      return bytes.with(at, below(random, 256));
    default:
      return bytes.toSpliced(at, 1, ...oneOf(random, hostile));
  }
}

/** Runs a check on seeded mutations; a failure names the one to look at. */
export async function eachMutation(
  seed: number,
  count: number,
  check: (random: Random, number: number) => void | Promise<void>,
): Promise<void> {
  const random = openRandom(seed);
  for (let number = 0; number < count; number++) {
    try {
      await check(random, number);
    } catch (error) {
      throw new Error(`mutation ${number} of seed ${seed}: ${String(error)}`, { cause: error });
    }
  }
}

/** Long enough for all of them on a slow machine: what takes longer hangs. */
export const patience = 900_000;
