import type { AnalysisFolder } from './analysis-folder.ts';
import type { Answer } from './answers.ts';
import { reasonsOf } from './reasons.ts';

/** Which customers of the campaign are wanted. */
export interface CallListFilter {
  readonly channel?: string | undefined;
  readonly segment?: string | undefined;
  readonly limit: number;
}

/**
 * Whom to contact and what to offer each: the campaign in the order of what each contact is expected to bring. The control group is counted, and
 * never named: who is contacted by mistake spoils the measurement.
 */
export function callList(analysis: AnalysisFolder, { channel, segment, limit }: CallListFilter): Answer {
  const same = (wanted: string | undefined, cell: unknown): boolean =>
    wanted === undefined || String(cell).toLowerCase() === wanted.toLowerCase();
  const lines = [...analysis.campaign.values()].flat().filter((line) => {
    const segmentOf = analysis.customers.get(String(line['customer']))?.['segment'];
    return same(channel, line['channel']) && same(segment, segmentOf);
  });
  const wanted = lines.filter(({ group }) => group !== 'control');
  const number = (cell: unknown): number => (typeof cell === 'number' ? cell : 0);
  const worthOf = (customer: unknown): number => {
    const record = analysis.customers.get(String(customer));
    return number(record?.['lifetimeValue'] ?? record?.['monetary']);
  };
  const contacts = wanted
    .map(({ customer, offer, channel: by, reason, expectedValue }) => {
      const record = analysis.customers.get(String(customer));
      const why = record === undefined ? [] : reasonsOf(record);
      const facts = { segment: record?.['segment'] ?? null, channel: by ?? null, offer, reason, expectedValue, why };
      return { customer: String(customer), ...facts, value: worthOf(customer) };
    })
    .sort(
      (a, b) =>
        number(b.expectedValue) - number(a.expectedValue) || b.value - a.value || (a.customer < b.customer ? -1 : 1),
    )
    .slice(0, limit);
  const heldBack = lines.length - wanted.length;
  const data = { asOf: analysis.asOf, contacts, inCampaign: wanted.length, heldBack };
  if (contacts.length === 0) return { text: nobody(analysis, channel, segment), data };
  const told = contacts.map(({ customer, segment: of, channel: by, offer, reason, expectedValue, why }, at) => {
    const way = by === null ? '' : ` by ${by}`;
    const worth = typeof expectedValue === 'number' ? ` Expected to bring ${expectedValue.toFixed(2)}.` : '';
    return `${at + 1}. ${customer} (${of ?? 'no segment'})${way}: ${offer}. Because: ${reason}.${worth} Known: ${why.join('; ')}.`;
  });
  const rest = `${wanted.length} customers are to be contacted, as of ${analysis.asOf}; ${heldBack} more are the control group: leave them alone.`;
  return { text: [...told, rest].join('\n'), data };
}

function nobody({ campaign }: AnalysisFolder, channel: string | undefined, segment: string | undefined): string {
  if (campaign.size === 0) return 'This analysis has no campaign: nobody is to be contacted by it.';
  const channels = new Set([...campaign.values()].flat().flatMap((line) => line['channel'] ?? []));
  const asked = [channel, segment].filter((one) => one !== undefined).join(', ');
  const known = channels.size === 0 ? 'no channels' : `the channels ${[...channels].join(', ')}`;
  return `Nobody in the campaign is of ${asked}; it has ${known}. explain_segment tells the segments.`;
}
