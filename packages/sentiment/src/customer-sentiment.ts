import {
  asFeedbackLog,
  checkOptions,
  type DataIssues,
  type FeedbackLog,
  type FeedbackOptions,
  feedbackRules,
  frozen,
} from '@clientele/core';
import { type AspectScores, aspectsOf, checkAspectOptions } from './aspects/score-aspects.ts';
import { type AspectTaxonomy, taxonomyRule } from './aspects/taxonomy.ts';
import { aggregateFor, type FeedbackTable } from './feedback/aggregate-feedback.ts';
import { type AggregateOptions, aggregateRules } from './feedback/aggregate-options.ts';
import { openedRule } from './score/is-opened.ts';
import { openFor } from './score/open.ts';
import type { OpenSentiment } from './score/open-sentiment.ts';
import { type SentimentOptions, sentimentRules } from './score/options.ts';

/** The options of every step inside. */
export interface CustomerSentimentOptions extends FeedbackOptions, SentimentOptions, Omit<AggregateOptions, 'aspects'> {
  /** Aspects by which `bestAspect` and `worstAspect` are told, such as `customerAspects`; none unless given. */
  readonly aspects?: AspectTaxonomy;
  /** What `openSentiment` or `openSentimentLinear` has opened, in the place of mode and lexicon. */
  readonly by?: OpenSentiment;
}

/** One row a customer, and the rows that could not be used. */
export type CustomerSentiment = FeedbackTable & {
  /** Rows that were set aside; empty for a log, which was checked before. */
  readonly issues: DataIssues;
};

/**
 * From reviews and messages to what each customer feels, in one call. Every step inside is public: `parseFeedback`,
 * `scoreSentiment`, `aggregateFeedback`.
 *
 * @param feedback a log, or rows with customer, time and text; rows that cannot be used are set aside and listed in `issues`
 * @param options how rows are read, how texts are read, and how scores are gathered
 * @returns one row a customer: count, score with its interval, trend, last negative text
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { customerSentiment, toRows } from '@clientele/sentiment';
 * const reviews = [
 *   { user: 7, posted: '2026-01-03', body: 'Great service, thank you!' },
 *   { user: 7, posted: '2026-02-01', body: 'Still happy with it' },
 *   { user: 9, posted: '2026-02-02', body: 'It never arrived. Still waiting for my refund.' },
 *   { user: 9, posted: '2026-02-05', body: 'Nobody answers. Terrible.' },
 * ];
 * const table = customerSentiment(reviews, { map: { customer: 'user', time: 'posted', text: 'body' }, asOf: '2026-03-01' });
 * const rows = toRows(table, ['customer', 'count', 'score']);
 * rows.map((row) => [row.customer, row.count, Math.sign(row.score ?? 0)]); // => [['7', 2, 1], ['9', 2, -1]]
 */
export function customerSentiment(
  feedback: FeedbackLog | readonly object[],
  options: CustomerSentimentOptions = {},
): CustomerSentiment {
  checkOptions('customerSentiment', options, {
    ...feedbackRules,
    ...sentimentRules,
    ...aggregateRules,
    by: openedRule,
    aspects: taxonomyRule,
  });
  const { mode, lexicon, threshold, asOf, halfLife, level, prior } = options;
  const opened = options.by ?? openFor('customerSentiment', { mode, lexicon, threshold });
  const { map, timeZone, decimal, thousands, dateFormat, pivotYear, maxIssues } = options;
  const parsing = { map, timeZone, decimal, thousands, dateFormat, pivotYear, maxIssues };
  const { log, issues } = asFeedbackLog(feedback, parsing, 'customerSentiment');
  const { score } = opened.reader.columns(log.text);
  const scored = { ...log, score };
  const told = options.aspects === undefined ? {} : { aspects: aspectsFor(log.text, options.aspects, opened) };
  const gathering = { asOf, halfLife, level, prior, threshold: threshold ?? opened.threshold, ...told };
  const table = aggregateFor('customerSentiment', scored, gathering);
  return Object.freeze({ ...table, notes: frozen([...opened.notes, ...table.notes]), issues });
}

function aspectsFor(texts: readonly string[], aspects: AspectTaxonomy, by: OpenSentiment): AspectScores {
  checkAspectOptions('customerSentiment', { aspects });
  return aspectsOf(texts, { aspects }, by);
}
