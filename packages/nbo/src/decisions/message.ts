import type { Traits } from '../predicates/predicate.ts';

/** The texts of an offer with traits filled in; a text that names a trait which is not known is `null`. */
export function messageFor(
  texts: readonly (readonly [string, string])[],
  traits: Traits,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(texts.map(([field, text]) => [field, filled(text, traits)]));
}

function filled(text: string, traits: Traits): string | null {
  let isWhole = true;
  const told = text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(traits, name) ? traits[name] : null;
    if (value === null || value === undefined) isWhole = false;
    return String(value);
  });
  return isWhole ? told : null;
}
