import type { Section } from './section.ts';
import { segments } from './segments.ts';
import { summary } from './summary.ts';

/** The chapters, in the order in which they are read. A new domain adds its file and one line here. */
export const sections: readonly Section[] = [summary, segments];
