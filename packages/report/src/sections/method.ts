import type { Analysis, Note } from '@clientele/core';
import { dataText } from '../format/text.ts';
import { remark } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable } from '../html/table.ts';
import { modelBlock } from './method/model-block.ts';
import { jsonText, settingsTable } from './method/settings.ts';
import type { Section } from './section.ts';

/** Enough for someone else to do it again: steps, options, models with their diagnostics, notes. */
export const method: Section = {
  id: 'method',
  title: 'How it was computed',
  render(analysis, { day }) {
    const models = Object.values(analysis.models);
    return html`<p>Only what happened up to the end of ${day(analysis.asOf - 1)} was seen; days are civil days in
${dataText(analysis.timeZone)}. Recency is days since the last purchase, frequency the number of orders, and spend net of refunds.</p>
${stageTable(analysis)}${optionTable(analysis)}
${models.length === 0 ? remark('No model was fitted.') : models.map(modelBlock)}${noteList(notesOfItsOwn(analysis))}`;
  },
};

const stageNames: ReadonlyMap<string, string> = new Map([
  ['rfm', 'Recency, frequency, monetary value'],
  ['clusters', 'Clusters'],
  ['clv', 'Customer lifetime value'],
  ['churn', 'Churn'],
  ['rules', 'Products bought together'],
  ['sentiment', 'Sentiment'],
  ['nbo', 'Next best offer'],
  ['campaign', 'Campaign'],
]);

function stageTable({ stages }: Analysis): Html {
  return dataTable(
    'stage-table',
    'Steps of the analysis',
    [
      { header: 'Step', cell: ([name]) => dataText(stageNames.get(name) ?? name) },
      {
        header: 'Outcome',
        cell: ([, outcome]) => (outcome === 'done' ? 'done' : html`did not run: ${dataText(outcome, 500)}`),
      },
    ],
    Object.entries(stages),
  );
}

function optionTable({ options }: Analysis): Html | null {
  const entries = Object.entries(options ?? {});
  return entries.length === 0 ? null : settingsTable('option-table', 'Options that the numbers depend on', entries);
}

/** A model's notes stand with the model. */
function notesOfItsOwn({ notes, models }: Analysis): readonly Note[] {
  const told = new Set(Object.values(models).flatMap((model) => model.diagnostics.notes.map(({ message }) => message)));
  return notes.filter(({ message }) => !told.has(message));
}

function noteList(notes: readonly Note[]): Html | null {
  if (notes.length === 0) return null;
  const items = notes.map(
    ({ message, details }) =>
      html`<li>${dataText(message, 600)}${details === undefined ? null : html` <code>${dataText(jsonText(details), 200)}</code>`}</li>
`,
  );
  return html`<h3>Notes</h3><ul>${items}</ul>
`;
}
