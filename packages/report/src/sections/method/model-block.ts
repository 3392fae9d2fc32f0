import type { AnyModel } from '@clientele/core';
import { formatNumber, formatPrecise } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { type Html, html } from '../../html/html.ts';
import { settingsTable } from './settings.ts';

const kindNames: ReadonlyMap<string, string> = new Map([
  ['rfm/scores', 'Scores of recency, frequency and monetary value'],
  ['clv/bg-nbd', 'Purchases: BG/NBD model'],
  ['clv/gamma-gamma', 'Spend: Gamma-Gamma model'],
]);

const statuses: ReadonlyMap<string, string> = new Map([
  ['converged', 'converged'],
  ['boundary', 'ended at the edge of what the parameters may be'],
  ['flat', 'the data do not pin the parameters down'],
  ['stopped', 'stopped before it converged'],
  ['exact', 'exact, nothing to converge'],
]);

/**
 * One fitted model: parameters, and what the fit says of itself.
 *
 * @param model the model
 * @param place its place among the models, for the table's id
 * @returns the markup
 */
export function modelBlock(model: AnyModel, place: number): Html {
  const { diagnostics } = model;
  return html`<h3>${dataText(kindNames.get(model.kind) ?? model.kind)}</h3>
<p><code>${dataText(model.kind)}</code>, version ${formatNumber(model.version)}${model.engine === undefined ? null : html`, fitted by ${dataText(model.engine)}`}.
${fitText(model)}</p>
${settingsTable(`model-${place}-table`, 'Parameters', parametersOf(model))}
${diagnostics.notes.map(({ message }) => html`<p>${dataText(message, 600)}</p>`)}`;
}

function parametersOf({ parameters, unit, options }: AnyModel): (readonly [string, unknown])[] {
  const given = Object.entries(options).map(([name, value]) => [`${name} (option)`, value] as const);
  const fitted = typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [];
  return [...fitted, ...(unit === undefined ? [] : [['unit of time', unit] as const]), ...given];
}

function fitText({ diagnostics, logLikelihood }: AnyModel): Html {
  const { status, rows, iterations, gradientNorm } = diagnostics;
  const parts = [
    `Fitted on ${formatNumber(rows)} rows; ${statuses.get(status) ?? status}`,
    status === 'exact' ? '' : ` after ${formatNumber(iterations)} iterations`,
    logLikelihood === undefined ? '' : `, log-likelihood ${formatNumber(logLikelihood, 4)}`,
    gradientNorm === null ? '' : `, gradient ${formatPrecise(gradientNorm)}`,
  ];
  return html`${parts}.`;
}
