import {
  countShape,
  diagnosticsShape,
  IncompatibleModelError,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  recordOf,
  showValue,
  textShape,
} from '@clientele/core';

/**
 * What followed what. A context is what happened last: one item, or that item and what stood in the events before it. Contexts
 * of one item come first, then those of two, and so on; within a length they ascend by the shorter context and the older item.
 */
export interface NextItemParameters {
  /** Ids of the items, ascending by code unit; a position here stands for the item in the other fields. */
  readonly items: readonly string[];
  /** All events. */
  readonly events: number;
  /** Events that hold each item. */
  readonly itemEvents: readonly number[];
  /** The context without its oldest item, by position; −1 where nothing is left. */
  readonly contextParent: readonly number[];
  /** The oldest item of each context. */
  readonly contextItem: readonly number[];
  /** How often each context was followed by an event. */
  readonly contextCount: readonly number[];
  /** Where the followers of each context begin, and where the last ones end. */
  readonly offsets: readonly number[];
  /** The items that followed, ascending within a context. */
  readonly followers: readonly number[];
  /** How often each of them did. */
  readonly followerCount: readonly number[];
}

/** What comes next, told from what came last. */
export type NextItemModel = Model<'association-rules/next-item', NextItemParameters>;

/** The kind of the model. */
export const nextItemKind = 'association-rules/next-item';
/** The version written by this release. */
export const nextItemVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<NextItemParameters>({
    items: listOf(textShape),
    events: countShape,
    itemEvents: listOf(countShape),
    contextParent: listOf((value, path, refuse) => (value === -1 ? -1 : countShape(value, path, refuse))),
    contextItem: listOf(countShape),
    contextCount: listOf(countShape),
    offsets: listOf(countShape),
    followers: listOf(countShape),
    followerCount: listOf(countShape),
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads a model of next items back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitNextItem, parseNextItemModel } from '@clientele/association-rules';
 * const stored = JSON.stringify(fitNextItem([['diapers', 'wipes'], ['diapers', 'wipes', 'beer']]));
 * parseNextItemModel(JSON.parse(stored)).parameters.items; // => ['beer', 'diapers', 'wipes']
 */
export function parseNextItemModel(value: unknown): NextItemModel {
  const model: NextItemModel = parseModelRecord('parseNextItemModel', value, nextItemKind, nextItemVersion, fields);
  checkItems(model.parameters);
  checkContexts(model.parameters);
  checkFollowers(model.parameters);
  return model;
}

function demand(holds: boolean, field: string, expected: string, received: unknown): void {
  if (holds) return;
  throw new IncompatibleModelError('parseNextItemModel', `parameters.${field}`, expected, showValue(received));
}

function checkItems({ items, itemEvents, events }: NextItemParameters): void {
  const ascends = items.every((item, i) => i === 0 || (items[i - 1] as string) < item);
  demand(ascends, 'items', 'ids that ascend by code unit', items);
  const fits = itemEvents.length === items.length && itemEvents.every((count) => count <= events);
  demand(fits, 'itemEvents', `${items.length} counts of at most ${events}`, itemEvents);
  demand(events > 0, 'events', 'a count above 0', events);
}

function checkContexts({ items, contextParent, contextItem, contextCount }: NextItemParameters): void {
  const contexts = contextParent.length;
  const ascends = contextParent.every((parent, at) => {
    const before = contextParent[at - 1] ?? -1;
    const rises =
      parent > before || (parent === before && (at === 0 || (contextItem[at] ?? -1) > (contextItem[at - 1] ?? -1)));
    return parent < at && rises;
  });
  demand(ascends, 'contextParent', 'earlier positions that ascend, items ascending within each', contextParent);
  const known = contextItem.length === contexts && contextItem.every((item) => item < items.length);
  demand(known, 'contextItem', `${contexts} positions below ${items.length}`, contextItem);
  const counted = contextCount.length === contexts && contextCount.every((count) => count > 0);
  demand(counted, 'contextCount', `${contexts} counts above 0`, contextCount);
}

function checkFollowers({ items, contextCount, offsets, followers, followerCount }: NextItemParameters): void {
  const total = followers.length;
  const rises = offsets.every((start, at) => start >= (offsets[at - 1] ?? 0));
  const spans = offsets.length === contextCount.length + 1 && offsets[0] === 0 && offsets.at(-1) === total;
  demand(rises && spans, 'offsets', `${contextCount.length + 1} positions from 0 up to ${total}`, offsets);
  const fits = contextCount.every((seen, context) => {
    const [start, end] = [offsets[context] as number, offsets[context + 1] as number];
    return followers.slice(start, end).every((item, i) => {
      const count = followerCount[start + i] ?? 0;
      return (
        item < items.length && (i === 0 || (followers[start + i - 1] as number) < item) && count > 0 && count <= seen
      );
    });
  });
  demand(fits, 'followers', 'known items that ascend in each context, each counted at most as often as it', followers);
  demand(followerCount.length === total, 'followerCount', `${total} counts`, followerCount);
}
