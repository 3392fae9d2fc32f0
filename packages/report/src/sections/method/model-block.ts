import type { AnyModel } from '@clientele/core';
import { modelName, statusText } from '../../context/model-words.ts';
import { formatNumber, formatPrecise } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { type Html, html } from '../../html/html.ts';
import { settingsTable } from './settings.ts';

/**
 * One fitted model: parameters, and what the fit says of itself.
 *
 * @param model the model
 * @param place its place among the models, for the table's id
 * @returns the markup
 */
export function modelBlock(model: AnyModel, place: number): Html {
  const { diagnostics } = model;
  return html`<h3>${dataText(modelName(model.kind))}</h3>
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
    `Fitted on ${formatNumber(rows)} rows`,
    status === 'exact' ? '' : ` in ${formatNumber(iterations)} iterations`,
    `; ${statusText(status)}`,
    logLikelihood === undefined ? '' : `; log-likelihood ${formatNumber(logLikelihood, 4)}`,
    gradientNorm === null ? '' : `; gradient ${formatPrecise(gradientNorm)}`,
  ];
  return html`${parts}.`;
}
