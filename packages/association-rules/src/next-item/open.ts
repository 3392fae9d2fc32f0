import { checkKind, type Dictionary } from '@clientele/core';
import { type NextItemModel, nextItemKind } from './model.ts';

/** A model of next items ready to answer: built once, used for many. */
export interface OpenNextItem {
  readonly dictionary: Dictionary;
  /** The share of all events that hold each item. */
  readonly popularity: Float64Array;
  readonly itemEvents: Float64Array;
  readonly events: number;
  /** The context that a context and an older item make: parent + 1, times the number of items, plus the item. */
  readonly longer: ReadonlyMap<number, number>;
  readonly contextParent: Int32Array;
  readonly contextItem: Uint32Array;
  readonly contextCount: Float64Array;
  readonly offsets: Uint32Array;
  readonly followers: Uint32Array;
  readonly followerCount: Float64Array;
}

/**
 * Opens a model for `predictNextItems`, where many calls use the same one.
 *
 * @param model of `fitNextItem` or `parseNextItemModel`
 * @returns the opened model: typed arrays and an index, no file format
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitNextItem, openNextItem, predictNextItems, toRows } from '@clientele/association-rules';
 * const opened = openNextItem(fitNextItem([['diapers', 'wipes'], ['wipes', 'beer']]));
 * toRows(predictNextItems(opened, [['wipes']], { k: 1 }), ['item']); // => [{ item: 'beer' }]
 */
export function openNextItem(model: NextItemModel): OpenNextItem {
  checkKind('openNextItem', model, nextItemKind);
  const { parameters } = model;
  const { items, events, itemEvents, contextParent, contextItem } = parameters;
  return Object.freeze({
    dictionary: Object.freeze({ values: items }),
    popularity: Float64Array.from(itemEvents, (count) => count / events),
    itemEvents: Float64Array.from(itemEvents),
    events,
    longer: new Map(
      contextParent.map((parent, context) => [(parent + 1) * items.length + (contextItem[context] as number), context]),
    ),
    contextParent: Int32Array.from(contextParent),
    contextItem: Uint32Array.from(contextItem),
    contextCount: Float64Array.from(parameters.contextCount),
    offsets: Uint32Array.from(parameters.offsets),
    followers: Uint32Array.from(parameters.followers),
    followerCount: Float64Array.from(parameters.followerCount),
  });
}
