import type { SampleColumns } from '@clientele/testing';

/** Sixteen customers for the contract suites: numbers, a category, two targets, weights. */
export const customerSample: SampleColumns = {
  customer: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim', 'Lea', 'Mo', 'Ned', 'Oz', 'Pia'],
  recency: [3, 80, 12, 95, 20, 41, 7, 60, 33, 5, 88, 14, 52, 70, 9, 25],
  spend: [120.5, 30, 88, 15.25, 240, 61, 99, 12, 45, 180, 75, 20, 133, 8, 54, 66],
  // biome-ignore format: sixteen words stand in two lines
  plan: [
    'pro', 'basic', 'basic', 'basic', 'pro', 'team', 'pro', 'basic',
    'team', 'team', 'pro', 'basic', 'pro', 'team', 'basic', 'team',
  ],
  label: [0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0],
  left: [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0],
  w: [1, 2, 1, 3, 1, 1, 2, 1, 1, 2, 1, 1, 1, 2, 1, 1],
};

const numbers = (cells: readonly (number | string)[] | undefined): number[] => (cells ?? []).map(Number);
const texts = (cells: readonly (number | string)[] | undefined): string[] => (cells ?? []).map(String);

/** The sample as fits and verbs take it. */
export function readCustomers({ customer, recency, spend, plan, label, left, w }: SampleColumns): {
  customer: string[];
  recency: number[];
  spend: number[];
  plan: string[];
  label: number[];
  left: number[];
  w: number[];
} {
  return {
    customer: texts(customer),
    recency: numbers(recency),
    spend: numbers(spend),
    plan: texts(plan),
    label: numbers(label),
    left: numbers(left),
    w: numbers(w),
  };
}
