import type { Analysis } from '@clientele/core';
import { type ValueTerms, valueTerms } from '../context/value-terms.ts';
import { remark } from '../html/blocks.ts';
import { html } from '../html/html.ts';
import { summarizeChances } from '../read/chances.ts';
import { known, numbersOf } from '../read/columns.ts';
import { notRun } from './not-run.ts';
import type { Section } from './section.ts';
import { valueBySegment } from './value/by-segment.ts';
import { calibrationTable } from './value/calibration.ts';
import { careRemarks } from './value/care.ts';
import { chanceFigures } from './value/chances.ts';
import { combinationFigures } from './value/combinations.ts';
import { forecastFigures } from './value/forecast.ts';
import { keepTable } from './value/keep.ts';
import { lifeFigures } from './value/lives.ts';
import { modelChoice } from './value/model-choice.ts';
import { trackingFigures } from './value/tracking.ts';
import { worthKeeping } from './value/worth-keeping.ts';

/** Who is likely still active, and what each group will bring. */
export const value: Section = {
  id: 'value',
  title: 'Value and who is still active',
  render(analysis, context) {
    const alive = usable(analysis, 'probabilityAlive');
    const worth = usable(analysis, 'lifetimeValue');
    if (alive === null && worth === null) return notRun(analysis, 'clv');
    const terms = valueTerms(analysis);
    return html`${explained(terms)}${careRemarks(analysis)}
${worth === null ? remark('There is no value of customers in this analysis, only their chances of being active.') : valueBySegment(analysis, context, terms, worth)}
${alive === null ? remark('There are no chances of being active in this analysis.') : chanceFigures(context, alive)}
${alive === null || alike(alive) ? null : [combinationFigures(analysis), ...lifeFigures(analysis, context)]}
${worth === null ? null : keepTable(analysis, context, terms, worth)}
${worthKeeping(analysis, context)}${forecastFigures(analysis, context)}${trackingFigures(analysis)}${calibrationTable(analysis)}${modelChoice(analysis)}`;
  },
};

function explained({ name, terms }: ValueTerms): ReturnType<typeof html> {
  const what = terms === '' ? name : `${name} ${terms}`;
  return html`<p>Nobody says goodbye to a shop, so whether a customer is still active is a chance, read from how long the
silence is against that customer’s own rhythm. What is expected of each customer is the ${what}.
${name === 'lifetime value' ? null : 'No margin was given, so these amounts are revenue and not profit.'}</p>
`;
}

/** The column where it holds at least one number. */
function usable(analysis: Analysis, name: string): Float64Array | null {
  const values = numbersOf(analysis.customers, name);
  return values !== null && known(values).length > 0 ? values : null;
}

/** A model that tells nobody apart has no combinations and no lives to show. */
function alike(alive: Float64Array): boolean {
  return summarizeChances(known(alive))?.alike === true;
}
