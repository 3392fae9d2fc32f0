import type { Analysis, AnyModel } from '@clientele/core';
import { modelName, needsCare, statusText } from '../../context/model-words.ts';
import { dataText } from '../../format/text.ts';
import { remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';

/**
 * What to say before numbers whose models did not end well.
 *
 * @param analysis what was found out
 * @returns one remark a model that needs care; none where all are sound
 */
export function careRemarks({ models }: Analysis): readonly Html[] {
  return Object.values(models)
    .filter(({ kind, diagnostics }) => kind.startsWith('clv/') && needsCare(diagnostics.status))
    .map(careRemark);
}

function careRemark({ kind, diagnostics }: AnyModel): Html {
  const notes = diagnostics.notes.map(({ message }) => html` ${dataText(message, 600)}.`);
  return remark(
    html`Read these numbers with care. ${dataText(modelName(kind))}: ${statusText(diagnostics.status)}.${notes}`,
  );
}
