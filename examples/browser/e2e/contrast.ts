/** A text that is too pale for what stands behind it. */
export interface Pale {
  readonly text: string;
  readonly ratio: number;
  readonly needed: number;
}

/**
 * Runs in the page: the contrast of every text that is seen with the colour behind it, by the formulas of WCAG 2.2 (relative luminance,
 * success criterion 1.4.3: 4.5, or 3 where the text is large), and of the edges of controls (1.4.11: 3). What is disabled is exempt.
 *
 * @returns how many were looked at, and those that fall short
 */
export function contrasts(): { seen: number; pale: Pale[] } {
  type Colour = readonly [number, number, number, number];
  const parsed = (text: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]: Colour): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratioOf = (a: Colour, b: Colour): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element: Element | null): Colour => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parsed(getComputedStyle(at).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('.skip') === null;
  const pale: { text: string; ratio: number; needed: number }[] = [];
  let seen = 0;
  const judge = (text: string, ratio: number, needed: number): void => {
    seen += 1;
    if (ratio < needed) pale.push({ text, ratio, needed });
  };
  for (const element of document.body.querySelectorAll('*')) {
    const text = [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node.textContent ?? ''] : []));
    const words = text.join('').trim();
    if (!isSeen(element) || element.matches(':disabled, option')) continue;
    const style = getComputedStyle(element);
    if (words !== '') {
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      judge(words.slice(0, 40), ratioOf(parsed(style.color), behind(element)), large ? 3 : 4.5);
    }
    if (element.matches('input:not(.sr-only), select')) {
      judge(`edge of ${element.id}`, ratioOf(parsed(style.borderTopColor), behind(element.parentElement)), 3);
    }
    if (element.matches('.bar.full, .column'))
      judge('a bar', ratioOf(parsed(style.backgroundColor), behind(element.parentElement)), 3);
  }
  return { seen, pale };
}
