/** Arrays of one entry an item, all 0 between two calls: an opened model keeps them, so that a request allocates none. */
export interface ScoringRoom {
  readonly scores: Float64Array;
  /** 1 for items that have a score. */
  readonly isMet: Uint8Array;
  /** 1 for items that the customer has, 2 for those had too lately to be had again. */
  readonly isOwn: Uint8Array;
  /** The items that have a score, in the order met. */
  readonly met: Uint32Array;
}

/** Makes room for scoring. */
export function scoringRoom(itemCount: number): ScoringRoom {
  return {
    scores: new Float64Array(itemCount),
    isMet: new Uint8Array(itemCount),
    isOwn: new Uint8Array(itemCount),
    met: new Uint32Array(itemCount),
  };
}
