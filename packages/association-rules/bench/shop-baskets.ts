/** Baskets of a shop with a long tail, themes that are bought together and chance; the same for the same seed. */
export function* shopBaskets(count: number, seed: number): Generator<string[]> {
  let state = seed >>> 0;
  const share = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const items = 16_000;
  const anItem = (): string => `sku ${Math.floor(items * share() ** 3)}`;
  const themes = Array.from({ length: 2000 }, () => Array.from({ length: 2 + Math.floor(4 * share()) }, anItem));
  for (let basket = 0; basket < count; basket++) {
    const held = new Set<string>();
    const size = 2 + Math.floor(13 * share());
    while (held.size < size) {
      const theme = share() < 0.3 ? themes[Math.floor(themes.length * share() ** 2)] : undefined;
      if (theme === undefined) held.add(anItem());
      else for (const item of theme) if (share() < 0.8) held.add(item);
    }
    yield [...held];
  }
}
