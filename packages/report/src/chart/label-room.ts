/** Room for the labels of rows, left of a chart. */
export interface LabelRoom {
  readonly pixels: number;
  /** Longer labels are cut at this many characters. */
  readonly most: number;
}

/**
 * How much room the labels of rows get: what the longest needs, within what the picture can spare.
 *
 * @param width of the picture in pixels
 * @param labels one a row
 * @returns the room
 */
export function labelRoom(width: number, labels: readonly string[]): LabelRoom {
  const most = width < 500 ? 20 : 28;
  const longest = Math.max(4, ...labels.map((label) => Math.min(most, [...label.slice(0, 64)].length)));
  return { pixels: Math.ceil(longest * 6.7) + 14, most };
}
