/**
 * Looks for the name that was probably meant: the same but for case and signs, one that contains it, or one that is at
 * most a third of its letters away.
 *
 * @param wanted the name as it was written
 * @param names those there are
 * @returns the nearest of them, `null` where none is near
 */
export function nearestName(wanted: string, names: readonly string[]): string | null {
  const goal = bareName(wanted);
  const exact = names.find((name) => bareName(name) === goal);
  if (exact !== undefined) return exact;
  const within = names.find((name) => goal.length > 2 && bareName(name).includes(goal));
  if (within !== undefined) return within;
  const ranked = names
    .map((name) => ({ name, steps: editDistance(bareName(name), goal) }))
    .sort((a, b) => a.steps - b.steps);
  const [best] = ranked;
  return best !== undefined && best.steps <= goal.length / 3 ? best.name : null;
}

/** A name without case, blanks and signs, and no longer than is worth comparing. */
function bareName(name: string): string {
  return name
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Insertions, deletions and replacements from one text to another (Levenshtein 1966), two rows at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
