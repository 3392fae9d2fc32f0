import type { FitStatus, Note } from '@clientele/core';

/**
 * What a maximum-likelihood fit should say about its end.
 *
 * @param model the model's name, for people
 * @param status how it ended
 * @param rows rows read
 * @param customers sum of their weights
 * @returns the notes, none where all is well
 */
export function fitNotes(model: string, status: FitStatus, rows: number, customers: number): Note[] {
  const notes: Note[] = [];
  if (status === 'boundary') notes.push({ code: 'fit-on-boundary', message: `${model}: ${boundaryMessage}` });
  if (status === 'flat') notes.push({ code: 'fit-flat', message: `${model}: ${flatMessage}` });
  if (status === 'stopped') notes.push({ code: 'fit-stopped', message: `${model}: ${stoppedMessage}` });
  if (customers !== rows) {
    notes.push({
      code: 'weighted-rows',
      message: `${model}: ${rows} rows stand for ${customers} customers`,
      details: { rows, customers },
    });
  }
  return notes;
}

const boundaryMessage =
  'the likelihood rises towards a limit of the parameter space: the data show no sign of what a parameter describes, ' +
  'so predictions may serve but the parameters mean little and have no standard errors';
const flatMessage =
  'the likelihood hardly changes along some direction: too few customers to tell the parameters apart, ' +
  'so they have no standard errors';
const stoppedMessage =
  'the search stopped before it converged, so the parameters are not settled: often there are too few customers, else ' +
  'the fit takes a higher maxIterations or tolerance';
