import {
  type Column,
  type FeedbackLog,
  InsufficientDataError,
  type Note,
  type Table,
  type TextColumn,
  withColumns,
} from '@clientele/core';
import { type AspectScores, ratingDrivers, summarizeAspects } from '@clientele/sentiment';

/** Characters of a text that are quoted around what it says. */
const around = 90;

/**
 * What to improve: how often each aspect is praised and blamed, with the hardest words that were said of it, and how much it
 * moves ratings where there are some.
 *
 * @param feedback what was said
 * @param aspects from `scoreAspects` on the same texts
 */
export function improvements(
  feedback: FeedbackLog,
  aspects: AspectScores,
): {
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
} {
  const summary = summarizeAspects(aspects);
  const names = Array.from(
    summary.columns.aspect.codes,
    (code) => summary.columns.aspect.dictionary.values[code] ?? '',
  );
  const quote = hardestQuotes(feedback.text, aspects, names);
  const feedbackAspects = withColumns(summary as Table<Record<string, Column>>, { quote });
  const drivers = driversOf(feedback, aspects);
  return {
    tables: {
      feedbackAspects,
      ...(drivers === null ? {} : { ratingDrivers: drivers as Table<Record<string, Column>> }),
    },
    notes: drivers?.notes ?? [],
  };
}

function driversOf({ rating, customer }: FeedbackLog, aspects: AspectScores): ReturnType<typeof ratingDrivers> | null {
  if (rating === undefined || aspects.length === 0) return null;
  try {
    return ratingDrivers({ rating, aspects, customer });
  } catch (error) {
    if (error instanceof InsufficientDataError) return null;
    throw error;
  }
}

/** The text that blames each aspect most, cut to what stands around it; of equal ones the first by their letters. */
function hardestQuotes(
  texts: readonly string[],
  { columns, length }: AspectScores,
  names: readonly string[],
): TextColumn {
  const hardest = new Map<string, { readonly score: number; readonly quote: string }>();
  for (let at = 0; at < length; at++) {
    const score = columns.score[at] as number;
    if (columns.label.codes[at] !== 0) continue;
    const name = columns.aspect.dictionary.values[columns.aspect.codes[at] as number] as string;
    const met = hardest.get(name);
    if (met !== undefined && score > met.score) continue;
    const text = texts[columns.row[at] as number] as string;
    const quote = cutAround(text, columns.start[at] as number, columns.end[at] as number);
    if (met === undefined || score < met.score || quote < met.quote) hardest.set(name, { score, quote });
  }
  return Object.freeze(names.map((name) => hardest.get(name)?.quote ?? null));
}

function cutAround(text: string, start: number, end: number): string {
  const from = start > around ? text.indexOf(' ', start - around) + 1 : 0;
  const blank = text.lastIndexOf(' ', end + around);
  const to = text.length - end > around && blank > end ? blank : Math.min(text.length, end + around);
  const first = from > 0 && from <= start ? from : Math.max(0, start - around);
  return `${first > 0 ? '…' : ''}${text.slice(first, to).replaceAll(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`;
}
