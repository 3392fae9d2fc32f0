import type { Analysis, StageName } from '@clientele/core';
import { dataText } from '../format/text.ts';
import { remark } from '../html/blocks.ts';
import type { Html } from '../html/html.ts';

/** @returns why a chapter is empty: the reason its stage gives, or that there was nobody to speak of. */
export function notRun(analysis: Analysis, stage: StageName): Html {
  const reason = analysis.stages[stage];
  if (reason === undefined) return remark('This step was not part of the analysis.');
  if (reason === 'done') return remark('This step ran and found nothing to show.');
  return remark('This step did not run: ', dataText(reason, 500), /[.!?]$/.test(reason) ? '' : '.');
}
