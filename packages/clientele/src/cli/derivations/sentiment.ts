import type { FeedbackLog, Note, TextColumn } from '@clientele/core';
import { customerAspects, customerSentiment, learnAspects, openSentiment, scoreAspects } from '@clientele/sentiment';
import { UsageError } from '../arguments/usage-error.ts';
import { dateText } from '../files/summary-record.ts';
import { asOfOption } from './core.ts';
import type { ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/sentiment`. */
export const sentimentDerivations: readonly Derivation[] = [
  {
    name: 'customer-sentiment',
    from: 'columns',
    columns: { customer: 'id', time: 'time', text: 'text' },
    optional: { rating: 'number' },
    timed: true,
    derive: ofCustomers,
  },
  {
    name: 'aspects',
    from: 'columns',
    columns: { text: 'text' },
    mayBeEmpty: ['text'],
    nameless: true,
    derive: ofAspects,
  },
];

const names: readonly string[] = ['customer', 'count', 'score', 'lower', 'upper', 'trend', 'lastNegative'];

function ofCustomers({ table, asOf, timeZone = 'UTC', settings }: ColumnsInput): DerivedTable {
  const { customer, length, columns } = table as ColumnsInput['table'] & Pick<FeedbackLog, 'customer'>;
  const feedback = { length, timeZone, customer, ...columns } as unknown as FeedbackLog;
  const found = customerSentiment(feedback, { ...settings, ...asOfOption(asOf) });
  const notes = asOf === undefined || asOf === 'end' ? [endNote(found.asOf, timeZone), ...found.notes] : found.notes;
  return { table: found, names, instants: ['lastNegative'], timeZone, notes };
}

function endNote(asOf: number, timeZone: string): Note {
  const message = `as of ${dateText(asOf, timeZone)} (${timeZone}), the midnight after the last text`;
  return { code: 'as-of-end', message };
}

/** `--set aspects=FILE` names a JSON record of aspects and their words; `--set aspects=learn` finds them in the texts. */
async function ofAspects({ table, settings, readJson }: ColumnsInput): Promise<DerivedTable> {
  const texts = (table.columns as Readonly<Record<'text', TextColumn>>).text.map((cell) => cell ?? '');
  const { aspects: given = 'customer', mode, threshold, ...others } = settings;
  const by = openSentiment({
    ...(mode === undefined ? {} : { mode }),
    ...(threshold === undefined ? {} : { threshold }),
  } as object);
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) throw new UsageError(`--set ${stranger}: known are aspects, mode, threshold`);
  if (typeof given !== 'string') throw new UsageError('--set aspects must be customer, learn or a file');
  const learnt = given === 'learn' ? learnAspects(texts, { by }) : null;
  const aspects =
    learnt ?? (given === 'customer' ? customerAspects : ((await readJson(given)) as typeof customerAspects));
  if (learnt !== null && Object.keys(learnt).length === 0) {
    const note = { code: 'no-aspects-learnt', message: 'no word is named often enough to be an aspect' };
    return { table: scoreAspects([], { by }), names: aspectNames, notes: [note] };
  }
  const found = scoreAspects(texts, { aspects, by });
  return { table: found, names: aspectNames, notes: found.notes };
}

const aspectNames: readonly string[] = ['row', 'aspect', 'start', 'end', 'score', 'label'];
