import { axisX, axisY, dot, gridX, gridY, type PlotOptions } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';
import { productLabel } from '../format/text.ts';

/** One rule as it is drawn. */
export interface RuleMark {
  /** Shares of all baskets, and of those with the antecedent. */
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
}

/**
 * Rules as dots: how often across, how sure upwards, the fuller the further from chance.
 *
 * @param rules the rules
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function ruleScatter(rules: readonly RuleMark[], width: number): PlotOptions {
  const shown = rules.filter(({ support }) => support > 0);
  const most = Math.max(2, ...shown.map(({ lift }) => lift));
  const place = { x: 'support', y: 'confidence' } as const;
  const strength = ({ lift }: RuleMark): number => 0.15 + 0.75 * (Math.log(Math.max(1, lift)) / Math.log(most));
  return {
    height: width < 500 ? 320 : 380,
    marginLeft: 48,
    marginBottom: 44,
    marginRight: 16,
    marginTop: 14,
    x: { type: 'log' },
    y: { domain: [0, 1] },
    marks: [
      gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        label: 'Support: share of all baskets',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
        tickSize: 0,
        ticks: width < 500 ? 3 : 6,
        tickFormat: (share: number) => formatShare(share, share < 0.01 ? 1 : 0),
      }),
      axisY({ label: null, tickSize: 0, tickFormat: (share: number) => formatShare(share) }),
      dot(shown, {
        ...place,
        r: 4.5,
        fill: 'var(--accent)',
        fillOpacity: strength,
        stroke: 'var(--accent)',
        strokeWidth: 0.6,
      }),
    ],
  };
}

/** Names of products are often written in capitals, which are broad. */
export const letterWidth = 8.2;

/** One cell of a matrix of rules. */
export interface MatrixCell {
  readonly before: string;
  readonly after: string;
  readonly confidence: number;
  readonly lift: number;
}

/**
 * What goes with what: antecedents as rows, consequents as columns; the larger a dot the surer the rule, the fuller the
 * further from chance.
 *
 * @param cells the strongest rule of each pair
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function ruleMatrix(cells: readonly MatrixCell[], width: number): PlotOptions {
  const befores = [...new Set(cells.map(({ before }) => before))];
  const afters = [...new Set(cells.map(({ after }) => after))];
  const most = Math.max(2, ...cells.map(({ lift }) => lift));
  const letters = width < 500 ? 13 : 26;
  const longest = Math.max(4, ...befores.map((name) => Math.min(letters, [...name].length)));
  const tallest = Math.max(4, ...afters.map((name) => Math.min(20, [...name].length)));
  // On a phone there is no room for names that lean to the right.
  const head = width < 500 ? { rotate: -90, pixels: tallest * letterWidth } : { rotate: -38, pixels: tallest * 5 };
  const place = { x: 'after', y: 'before' } as const;
  return {
    height: befores.length * 30 + head.pixels + 40,
    marginLeft: longest * letterWidth + 12,
    marginTop: head.pixels + 24,
    marginRight: width < 500 ? 12 : 90,
    marginBottom: 6,
    x: { domain: afters, padding: 0.1 },
    y: { domain: befores, padding: 0.1 },
    r: { range: [0, width < 500 ? 9 : 12], domain: [0, 1] },
    marks: [
      gridX(afters, { stroke: 'var(--line)', strokeOpacity: 1 }),
      gridY(befores, { stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        anchor: 'top',
        label: null,
        tickSize: 0,
        tickRotate: head.rotate,
        tickFormat: (name: string) => productLabel(name, 20),
        fill: 'var(--ink)',
      }),
      axisY({
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => productLabel(name, letters),
        fill: 'var(--ink)',
      }),
      dot(cells, {
        ...place,
        r: 'confidence',
        fill: 'var(--accent)',
        fillOpacity: ({ lift }: MatrixCell) => 0.15 + 0.75 * (Math.log(Math.max(1, lift)) / Math.log(most)),
        stroke: 'var(--accent)',
      }),
    ],
  };
}
