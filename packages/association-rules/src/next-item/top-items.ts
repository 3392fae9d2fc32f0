/**
 * The k items of the highest score, the highest first; among equal scores by position, which is by name.
 *
 * @param left items that may not be among them
 */
export function topItems(score: Float64Array, k: number, left: ReadonlySet<number>): number[] {
  const top: number[] = [];
  for (let item = 0; item < score.length; item++) {
    const one = score[item] as number;
    const last = top.at(-1);
    if (left.has(item) || (top.length === k && last !== undefined && one <= (score[last] as number))) continue;
    let place = top.length;
    while (place > 0 && (score[top[place - 1] as number] as number) < one) place--;
    top.splice(place, 0, item);
    if (top.length > k) top.pop();
  }
  return top;
}
