import type { OpenSentiment } from '../score/open-sentiment.ts';
import { type FeatureShape, openFeatures } from './features.ts';
import type { FeatureRows } from './kernel.ts';
import type { ClassedTexts } from './labels.ts';
import { lexiconFeatures } from './lexicon-features.ts';

/** Labelled texts as features, in an order that does not depend on that of the data. */
export interface Corpus {
  /** Features by their number among those met. */
  readonly rows: FeatureRows;
  /** The bucket of each feature met, ascending: what was not met needs no room. */
  readonly met: Int32Array;
  readonly codes: Uint8Array;
  /** Number of the text among the distinct texts of its class: equal texts have equal ones. */
  readonly turns: Uint32Array;
}

/** Reads labelled texts into features; texts are sorted first. */
export function corpusOf(
  { texts, codes }: ClassedTexts,
  shape: FeatureShape,
  lexicon: OpenSentiment | undefined,
): Corpus {
  const order = sortedRows(texts, codes);
  const read = openFeatures(shape);
  const extras =
    lexicon === undefined
      ? null
      : lexiconFeatures(
          lexicon,
          order.map((row) => texts[row] as string),
        );
  const offsets = new Uint32Array(order.length + 1);
  let buckets = new Int32Array(65_536);
  let length = 0;
  order.forEach((row, at) => {
    const features = read(texts[row] as string, extras?.(at));
    while (length + features.length > buckets.length) buckets = enlarged(buckets);
    buckets.set(features.buckets.subarray(0, features.length), length);
    length += features.length;
    offsets[at + 1] = length;
  });
  const sorted = Uint8Array.from(order, (row) => codes[row] as number);
  const { met, numbers } = numbered(buckets.subarray(0, length), 2 ** shape.bits);
  return { rows: { offsets, buckets: numbers }, met, codes: sorted, turns: turnsOf(texts, sorted, order) };
}

/** Numbers the buckets that are met, in their order. */
function numbered(buckets: Int32Array, size: number): { met: Int32Array; numbers: Int32Array } {
  const numberOf = new Int32Array(size);
  for (const bucket of buckets) numberOf[bucket] = 1;
  let count = 0;
  for (let bucket = 0; bucket < size; bucket++) if (numberOf[bucket] === 1) numberOf[bucket] = count++;
  const met = new Int32Array(count);
  const numbers = new Int32Array(buckets.length);
  for (let at = 0; at < buckets.length; at++) {
    const bucket = buckets[at] as number;
    const number = numberOf[bucket] as number;
    numbers[at] = number;
    met[number] = bucket;
  }
  return { met, numbers };
}

function sortedRows(texts: readonly string[], codes: Uint8Array): number[] {
  return [...texts.keys()].sort((a, b) => {
    const [one, other] = [texts[a] as string, texts[b] as string];
    return one < other ? -1 : one > other ? 1 : (codes[a] as number) - (codes[b] as number);
  });
}

function turnsOf(texts: readonly string[], codes: Uint8Array, order: readonly number[]): Uint32Array {
  const [lasts, counts]: [(string | null)[], number[]] = [
    [null, null, null],
    [0, 0, 0],
  ];
  return Uint32Array.from(order, (row, at) => {
    const code = codes[at] as number;
    const text = texts[row] as string;
    if (lasts[code] !== text) {
      lasts[code] = text;
      counts[code] = (counts[code] as number) + 1;
    }
    return counts[code] as number;
  });
}

function enlarged(buckets: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(buckets.length * 2);
  larger.set(buckets);
  return larger;
}
