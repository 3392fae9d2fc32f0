import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Fill, Html, html, printable } from '../html/html.ts';

/** A drawing that is laid out anew for each width, so that its letters keep their size on a phone. */
export interface Chart {
  readonly title: Fill;
  /** The chart in words, for those who do not see it. */
  readonly label: string;
  /** What to look at. */
  readonly caption: Fill;
  /** What is drawn in a picture of this many CSS pixels. */
  readonly draw: (width: number) => PlotOptions;
}

const wideWidth = 800;
const narrowWidth = 340;

/**
 * A chart with its title and caption. It is drawn twice, wide and narrow; the style sheet shows the one that fits.
 *
 * @param chart what is drawn, and what is said about it
 * @returns the markup
 */
export function figure(chart: Chart): Html {
  return html`<figure><h3>${chart.title}</h3>
<div class="wide">${drawn(chart, wideWidth)}</div>
<div class="narrow">${drawn(chart, narrowWidth)}</div>
<figcaption>${chart.caption}</figcaption></figure>
`;
}

function drawn(chart: Chart, width: number): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const picture = plot({ ...chart.draw(width), width, document, className: 'chart' });
  for (const inner of picture.querySelectorAll('style')) inner.remove();
  for (const inner of picture.querySelectorAll('*')) tidy(inner);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', printable(chart.label));
  return new Html(picture.outerHTML);
}

const coordinates = ['d', 'transform', 'x', 'y', 'width', 'height', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy'];

/** Coordinates to the hundredth of a pixel, since nobody sees more; labels of single parts yield to the chart's own. */
function tidy(inner: Element): void {
  inner.removeAttribute('aria-label');
  for (const name of coordinates) {
    const value = inner.getAttribute(name);
    if (value !== null) inner.setAttribute(name, value.replace(/(\.\d\d)\d+/g, '$1'));
  }
}
