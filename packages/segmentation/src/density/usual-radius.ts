/**
 * A radius for DBSCAN where none is given: sorted, the distances within which each customer has `minPoints` rise slowly
 * within clusters and steeply among the noise; taken is the one farthest below the line from the first to the last
 * (the elbow that M. Ester and others, 1996, section 4.2, read off the graph).
 *
 * @param distances from `coreDistances`
 * @param weight how many customers stand for each
 */
export function usualRadius(distances: Float64Array, weight: Float64Array): number {
  const order = Array.from(distances.keys())
    .filter((i) => Number.isFinite(distances[i]))
    .sort((a, b) => (distances[a] as number) - (distances[b] as number));
  const [first, last] = [distances[order[0] as number] ?? 0, distances[order.at(-1) as number] ?? 0];
  const total = order.reduce((sum, i) => sum + (weight[i] as number), 0);
  let best = last;
  let deepest = 0;
  let before = 0;
  for (const i of order) {
    before += weight[i] as number;
    const height = distances[i] as number;
    const depth = first + (last - first) * (before / total) - height;
    if (depth > deepest) [best, deepest] = [height, depth];
  }
  return best > 0 ? best : 1;
}
