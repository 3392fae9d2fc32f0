/** One colour in light and in dark surroundings. */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

const tone = (light: string, dark: string): Tone => Object.freeze({ light, dark });

/** Colours of page and text. Text on `paper` and `panel` reaches a contrast of 4.5 to 1 in both; a test measures it. */
export const pageTones: Readonly<Record<'paper' | 'panel' | 'ink' | 'soft' | 'line' | 'accent' | 'faint', Tone>> =
  Object.freeze({
    paper: tone('#fcfbf8', '#14161a'),
    panel: tone('#f3f1eb', '#1e2127'),
    ink: tone('#1c1e22', '#ebe9e4'),
    soft: tone('#555962', '#aeb3bd'),
    line: tone('#d9d5cb', '#3a3e47'),
    accent: tone('#0b559f', '#84bdf7'),
    faint: tone('#8a8780', '#7c818c'),
  });

/**
 * The colours of segments, from the best customers to the lost: blues buy now, greens are new, ambers fade, reds are at
 * risk, greys are gone. Found by a search for the set whose closest pair stays furthest apart, seen with full colour
 * vision and with each of the three dichromacies, at a contrast of 3 to 1 with the page; a test measures both.
 */
export const segmentTones: readonly Tone[] = Object.freeze([
  tone('#3066e4', '#3c6bde'),
  tone('#0796e8', '#1e9bec'),
  tone('#235d62', '#71f5ff'),
  tone('#4d705b', '#74d4a6'),
  tone('#7d8c00', '#dbea6d'),
  tone('#835d00', '#8e7001'),
  tone('#6e3700', '#fea605'),
  tone('#db6d60', '#ee7458'),
  tone('#c272b1', '#b9417b'),
  tone('#7a5f9e', '#c5b3fa'),
  tone('#37404e', '#969aa2'),
]);
