import { html } from '../html/html.ts';
import { notRun } from './not-run.ts';
import type { Section } from './section.ts';
import { alertTable } from './sentiment/alerts.ts';
import { improvements } from './sentiment/improvements.ts';
import { moodOverTime, outlook } from './sentiment/outlook.ts';
import { satisfaction } from './sentiment/satisfaction.ts';
import { voices } from './sentiment/voices.ts';

/** What customers say: how satisfied they are, what to improve, who would recommend. */
export const sentiment: Section = {
  id: 'sentiment',
  title: 'What customers say',
  render(analysis, context) {
    if (analysis.stages.sentiment !== 'done') return notRun(analysis, 'sentiment');
    return html`<p>Every text is read word by word and scored from −1, blame, to 1, praise. Irony is hardly seen.</p>
${outlook(analysis)}${satisfaction(analysis, context)}${improvements(analysis)}${moodOverTime(analysis)}${alertTable(analysis, context)}${voices(analysis, context)}`;
  },
};
