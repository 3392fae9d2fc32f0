/** The least count of a search; it may rise. */
export interface LeastCount {
  minCount: number;
}

/**
 * Raises the least count as soon as so many results reach a higher one: those below it can no longer be among them.
 *
 * @param search whose least count rises
 * @param top how many of the most frequent are wanted
 * @param most the highest count there can be
 * @returns told the count of each result
 */
export function risingCount(search: LeastCount, top: number, most: number): (count: number) => void {
  const met = new Float64Array(most + 1);
  let reached = 0;
  return (count) => {
    met[count] = (met[count] as number) + 1;
    reached++;
    while (reached - (met[search.minCount] as number) >= top) {
      reached -= met[search.minCount] as number;
      search.minCount++;
    }
  };
}
