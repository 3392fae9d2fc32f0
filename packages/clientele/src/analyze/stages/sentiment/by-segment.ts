import {
  type Column,
  type CustomerTable,
  encode,
  exactSum,
  type FeedbackLog,
  NO_CODE,
  type Table,
  table,
  textAt,
} from '@clientele/core';
import type { SentimentScores } from '@clientele/sentiment';

/** Of the normal distribution: intervals hold with probability 0.9. */
const z = 1.6448536269514722;

/**
 * How satisfied the customers of each segment are. Each customer counts once, by the mean of what they said, so that one who
 * writes often does not speak for all. Intervals take the spread that customers have within segments, all segments together,
 * since few customers of one segment do not tell their own.
 *
 * @param feedback what was said
 * @param scores of the same texts
 * @param buyers the customers' rows by code, as `buyersOf` gives them
 * @param customers with their segments
 * @returns one row a segment of which somebody spoke, the least satisfied first
 */
export function satisfactionBySegment(
  feedback: FeedbackLog,
  scores: SentimentScores,
  buyers: Uint32Array,
  customers: CustomerTable<Record<string, Column>>,
): Table<Record<string, Column>> {
  const segments = segmentsOf(customers);
  const said = saidByCustomer(feedback, scores, buyers);
  const groups = new Map<string, Said[]>();
  for (const [row, one] of said) {
    const segment = segments(row);
    if (segment === null) continue;
    const members = groups.get(segment);
    if (members === undefined) groups.set(segment, [one]);
    else members.push(one);
  }
  const spread = spreadWithin([...groups.values()]);
  const rows = [...groups].map(([segment, members]) => {
    const score = meanOf(members.map((one) => one.mean));
    const half = (z * spread) / Math.sqrt(members.length);
    const ratings = members.map(({ rating }) => rating).filter((value) => !Number.isNaN(value));
    const texts = members.reduce((sum, one) => sum + one.texts, 0);
    const negatives = members.reduce((sum, one) => sum + one.negatives, 0);
    return {
      segment,
      customers: members.length,
      texts,
      score,
      lower: Math.max(-1, score - half),
      upper: Math.min(1, score + half),
      negativeShare: negatives / texts,
      rating: meanOf(ratings),
    };
  });
  rows.sort((a, b) => a.score - b.score || (a.segment < b.segment ? -1 : 1));
  const pick = (field: Exclude<keyof (typeof rows)[number], 'segment'>): Float64Array =>
    Float64Array.from(rows, (row) => row[field]);
  return table({
    segment: encode(rows.map(({ segment }) => segment)),
    customers: pick('customers'),
    texts: pick('texts'),
    score: pick('score'),
    lower: pick('lower'),
    upper: pick('upper'),
    negativeShare: pick('negativeShare'),
    rating: pick('rating'),
  });
}

interface Said {
  readonly texts: number;
  readonly negatives: number;
  readonly mean: number;
  readonly rating: number;
}

function segmentsOf({ columns: { segment } }: CustomerTable<Record<string, Column>>): (row: number) => string | null {
  if (segment === undefined || !('codes' in segment) || 'offsets' in segment) return () => null;
  return (row) => textAt(segment, row);
}

function saidByCustomer(
  { customer, rating }: FeedbackLog,
  { columns: { score }, threshold }: SentimentScores,
  buyers: Uint32Array,
): Map<number, Said> {
  const rowsOf = new Map<number, number[]>();
  customer.codes.forEach((code, row) => {
    const buyer = buyers[code] as number;
    if (buyer === NO_CODE) return;
    const rows = rowsOf.get(buyer);
    if (rows === undefined) rowsOf.set(buyer, [row]);
    else rows.push(row);
  });
  return new Map(
    [...rowsOf].map(([buyer, rows]) => {
      const scores = rows.map((row) => score[row] as number);
      const ratings = rows.map((row) => rating?.[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
      const negatives = scores.filter((value) => value <= -threshold).length;
      return [buyer, { texts: rows.length, negatives, mean: meanOf(scores), rating: meanOf(ratings) }];
    }),
  );
}

/** The pooled standard deviation of customers around the mean of their segment; NaN where no segment has two. */
function spreadWithin(groups: readonly (readonly Said[])[]): number {
  const squares = groups.flatMap((members) => {
    const mean = meanOf(members.map((one) => one.mean));
    return members.map((one) => (one.mean - mean) ** 2);
  });
  const degrees = squares.length - groups.length;
  return degrees > 0 ? Math.sqrt(exactSum(Float64Array.from(squares)) / degrees) : Number.NaN;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : exactSum(Float64Array.from(values)) / values.length;
}
