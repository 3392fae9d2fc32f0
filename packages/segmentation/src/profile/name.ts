import type { Trait } from './effects.ts';

/** An effect that marks a cluster: medium by the usual reading of Cliff's delta (J. Romano and others, 2006). */
export const notableEffect = 0.33;
const usualTraits = 2;

/**
 * A name for each cluster from what sets it apart most: "High monetary, low recency". A cluster without a notable trait is
 * "Average". No two get the same name.
 *
 * @param traits those of each cluster, in any order
 */
export function clusterNames(traits: readonly (readonly Trait[])[]): string[] {
  const taken = new Set<string>();
  return traits.map((own) => {
    const marks = notable(own).map(phrase);
    let count = Math.min(usualTraits, marks.length);
    while (taken.has(nameOf(marks.slice(0, count))) && count < marks.length) count += 1;
    const name = nameOf(marks.slice(0, count));
    let unique = name;
    for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
    taken.add(unique);
    return unique;
  });
}

/** Traits that mark a cluster, the strongest first; of levels only those that it has more than others. */
function notable(traits: readonly Trait[]): Trait[] {
  return traits
    .filter(({ effect, level }) => (level === null ? Math.abs(effect) : effect) >= notableEffect)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function phrase({ column, level, effect }: Trait): string {
  if (level !== null) return `${column} ${level}`;
  return `${effect > 0 ? 'high' : 'low'} ${column}`;
}

function nameOf(marks: readonly string[]): string {
  if (marks.length === 0) return 'Average';
  const text = marks.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
