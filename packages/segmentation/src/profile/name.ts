import type { Trait } from './effects.ts';

/** An effect that marks a cluster: medium by the usual reading of Cliff's delta (J. Romano and others, 2006). */
export const notableEffect = 0.33;
/** An effect that may stand in where none is notable: small by the same reading. */
const smallEffect = 0.147;
const usualTraits = 2;

/**
 * A name for each cluster from what sets it apart most: "High monetary, low recency"; where nothing does so notably, "Rather
 * low recency"; where hardly anything, "Average". No two get the same name.
 *
 * @param traits those of each cluster, in any order
 */
export function clusterNames(traits: readonly (readonly Trait[])[]): string[] {
  const taken = new Set<string>();
  return traits.map((own) => {
    const strong = marksOf(own, notableEffect).map(phrase);
    const weak = marksOf(own, smallEffect).filter(({ level }) => level === null);
    const marks = strong.length > 0 ? strong : weak.slice(0, 1).map((trait) => `rather ${phrase(trait)}`);
    let count = Math.min(usualTraits, marks.length);
    while (taken.has(nameOf(marks.slice(0, count))) && count < marks.length) count += 1;
    const name = nameOf(marks.slice(0, count));
    let unique = name;
    for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
    taken.add(unique);
    return unique;
  });
}

/** Traits with an effect of `least` or more, the strongest first; of levels only those that it has more than others. */
function marksOf(traits: readonly Trait[], least: number): Trait[] {
  return traits
    .filter(({ effect, level }) => (level === null ? Math.abs(effect) : effect) >= least)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function phrase({ column, level, effect }: Trait): string {
  const words = column.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return level === null ? `${effect > 0 ? 'high' : 'low'} ${words}` : `${words} ${level}`;
}

function nameOf(marks: readonly string[]): string {
  if (marks.length === 0) return 'Average';
  const text = marks.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
