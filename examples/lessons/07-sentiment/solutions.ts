import {
  fitSentimentLinear,
  partialFitSentimentLinear,
  type SentimentLinearModel,
  scoreSentimentLinear,
  toRows,
} from 'clientele';
import type { Review } from './exercises.ts';

export function labelsOfStars(reviews: readonly Review[]): { readonly text: string[]; readonly label: number[] } {
  const kept = reviews.filter(({ stars }) => stars !== 3);
  return { text: kept.map(({ text }) => text), label: kept.map(({ stars }) => (stars > 3 ? 1 : 0)) };
}

export function trained(reviews: readonly Review[]): SentimentLinearModel | null {
  return fitSentimentLinear(labelsOfStars(reviews), { bits: 12 });
}

export function accuracyOn(model: SentimentLinearModel, reviews: readonly Review[]): number {
  const { text, label } = labelsOfStars(reviews);
  const said = toRows(scoreSentimentLinear(model, text), ['label']);
  return label.filter((one, row) => (said[row]?.label === 'positive') === (one === 1)).length / label.length;
}

export function baseline(reviews: readonly Review[]): number {
  const { label } = labelsOfStars(reviews);
  const praise = label.filter((one) => one === 1).length / label.length;
  return Math.max(praise, 1 - praise);
}

export function learnOn(model: SentimentLinearModel, reviews: readonly Review[]): SentimentLinearModel | null {
  return partialFitSentimentLinear(model, labelsOfStars(reviews));
}
