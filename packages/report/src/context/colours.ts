import { segmentTones } from '../theme.ts';

/** Segments of the maps that ship with the library, from best to lost: their place is their colour. */
const wellKnown: readonly string[] = [
  'Champions',
  'Loyal Customers',
  'Potential Loyalists',
  'New Customers',
  'Promising',
  'Need Attention',
  'About to Sleep',
  "Can't Lose Them",
  'At Risk',
  'Hibernating',
  'Lost',
];

/**
 * Gives every segment its colour, the same in all charts and in every report that has a segment of this name. Names of
 * a user's own map take the colours left over, and after eleven they begin again: labels always say the name as well.
 *
 * @param segments the names, each once
 * @returns a CSS colour a name
 */
export function segmentColours(segments: readonly string[]): ReadonlyMap<string, string> {
  const free = segmentTones.map((_, slot) => slot).filter((slot) => !segments.includes(wellKnown[slot] ?? ''));
  const order = free.length > 0 ? free : segmentTones.map((_, slot) => slot);
  let taken = 0;
  return new Map(
    segments.map((name) => {
      const place = wellKnown.indexOf(name);
      const slot = place >= 0 ? place : (order[taken++ % order.length] ?? 0);
      return [name, `var(--s${slot})`];
    }),
  );
}
