import { type FeedbackLog, NO_CODE, type Note } from '@clientele/core';
import {
  aggregateFeedback,
  findFeedbackAlerts,
  openSentiment,
  type SentimentScores,
  scoreAspects,
  scoreSentiment,
} from '@clientele/sentiment';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { advocatesOf } from './sentiment/advocates.ts';
import { buyersOf, spreadOver } from './sentiment/buyers.ts';
import { feedbackByMonth } from './sentiment/by-month.ts';
import { satisfactionBySegment } from './sentiment/by-segment.ts';
import { improvements } from './sentiment/improvements.ts';
import { feedbackOutlook } from './sentiment/outlook.ts';

/** What customers say: how satisfied each is, which segments are, what to improve, who would recommend. */
export const sentimentStage: Stage = { name: 'sentiment', run: runSentiment };

function runSentiment({ inputs, customers, summary }: StageContext): StageOutcome {
  const { feedback } = inputs;
  if (feedback === undefined) return { reason: 'needs what customers say: give feedback' };
  if (feedback.length === 0) return { reason: 'needs feedback before asOf, and there is none' };
  const by = openSentiment();
  const scores = scoreSentiment(feedback.text, by);
  const { score } = scores.columns;
  const aspects = scoreAspects(feedback.text, { by });
  const scored = { ...feedback, score };
  const profiles = aggregateFeedback(scored, { asOf: summary.asOf });
  const buyers = buyersOf(customers.customer, feedback.customer);
  const { advocacy, tables, notes } = advocatesOf(profiles, customers, inputs.customers);
  const improve = improvements(feedback, aspects);
  return {
    columns: { sentiment: spreadOver(customers, profiles, profiles.columns.score), advocacy },
    tables: {
      feedbackOutlook: feedbackOutlook(feedback, scores, buyers),
      feedbackByMonth: feedbackByMonth(feedback, scores),
      satisfactionBySegment: satisfactionBySegment(feedback, scores, buyers, customers),
      feedbackAlerts: findFeedbackAlerts(scored, { asOf: summary.asOf }),
      ...improve.tables,
      ...tables,
    },
    notes: [
      ...scores.notes,
      ...aspects.notes,
      ...profiles.notes,
      ...improve.notes,
      ...strangers(feedback, buyers),
      ...unread(feedback, scores),
      ...notes,
    ],
  };
}

/** Texts of people who never bought count for aspects and alerts, and for nobody's satisfaction. */
function strangers({ customer }: FeedbackLog, buyers: Uint32Array): Note[] {
  const texts = customer.codes.reduce((sum, code) => sum + Number(buyers[code] === NO_CODE), 0);
  if (texts === 0) return [];
  const message = `${texts} of ${customer.codes.length} texts are of customers without a purchase: they count for what is to be improved, and for no segment`;
  return [{ code: 'feedback-without-purchase', message, details: { texts, of: customer.codes.length } }];
}

/** Above this share of texts without any word of the lexicon, it is the wrong one. */
const mostUnread = 0.6;

function unread({ text }: FeedbackLog, { columns }: SentimentScores): Note[] {
  const { negativeMass, positiveMass } = columns;
  const texts = text.reduce((sum, _, row) => sum + Number(negativeMass[row] === 0 && positiveMass[row] === 0), 0);
  if (texts <= mostUnread * text.length) return [];
  const message = `${texts} of ${text.length} texts hold no word that the lexicon knows, which is English: for another language train a model, fit sentiment/linear`;
  return [{ code: 'feedback-hardly-read', message, details: { texts, of: text.length } }];
}
