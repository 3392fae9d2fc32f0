import { churn } from './churn.ts';
import { clusters } from './clusters.ts';
import { explore } from './explore.ts';
import { method } from './method.ts';
import { offers } from './offers.ts';
import { quality } from './quality.ts';
import { rules } from './rules.ts';
import type { Section } from './section.ts';
import { segments } from './segments.ts';
import { sentiment } from './sentiment.ts';
import { summary } from './summary.ts';
import { value } from './value.ts';

/** The chapters, in the order in which they are read. A new domain adds its file and one line here. */
export const sections: readonly Section[] = [
  summary,
  explore,
  segments,
  clusters,
  value,
  churn,
  sentiment,
  rules,
  offers,
  quality,
  method,
];
