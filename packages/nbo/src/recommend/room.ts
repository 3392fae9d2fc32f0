/** Arrays of one entry an item, all 0 between two calls: an opened model keeps them, so that a request allocates none. */
export interface ScoringRoom {
  readonly scores: Float64Array;
  /** 1 for items that have a score. */
  readonly isMet: Uint8Array;
  /** 1 for items that the customer has, 2 for those had too lately to be had again. */
  readonly isOwn: Uint8Array;
  /** The items that have a score, in the order met. */
  readonly met: Uint32Array;
  /** How many have one. */
  count: number;
}

/** Makes room for scoring. */
export function scoringRoom(itemCount: number): ScoringRoom {
  return {
    scores: new Float64Array(itemCount),
    isMet: new Uint8Array(itemCount),
    isOwn: new Uint8Array(itemCount),
    met: new Uint32Array(itemCount),
    count: 0,
  };
}

/** Adds to the score of an item. */
export function addScore(room: ScoringRoom, item: number, value: number): void {
  if (room.isMet[item] === 0) {
    room.isMet[item] = 1;
    room.met[room.count++] = item;
  }
  room.scores[item] = (room.scores[item] as number) + value;
}

/** Leaves the room as it was found. */
export function clearRoom(room: ScoringRoom): void {
  for (let at = 0; at < room.count; at++) {
    const item = room.met[at] as number;
    room.scores[item] = 0;
    room.isMet[item] = 0;
    room.isOwn[item] = 0;
  }
  room.count = 0;
}
