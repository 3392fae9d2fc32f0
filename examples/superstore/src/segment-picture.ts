import { readFile } from 'node:fs/promises';
import { readCsv, segmentByRfm, summarizeSegments, toRows } from 'clientele';
import { superstoreCsv, superstoreMap } from './superstore.ts';

const row = 34;
const bars = { from: 158, wide: 300 };
const size = { wide: 900, head: 64, foot: 16 };
/** Dark on light, whatever the page around it: the picture brings its own paper. */
const ink = { paper: '#fcfbf8', text: '#1c1e22', soft: '#555962', bar: '#0b559f' };

/**
 * The picture of the README: the segments of the superstore, each with its share of sales, its share of customers, and what to do.
 *
 * @returns an SVG file as text, the same each time
 */
export async function segmentPicture(): Promise<string> {
  const { log } = await readCsv(await readFile(superstoreCsv, 'utf8'), { map: superstoreMap });
  const segments = toRows(summarizeSegments(segmentByRfm(log))).map(({ segment, customers, revenueShare, action }) => ({
    segment: String(segment),
    customers: Number(customers),
    revenueShare: Number(revenueShare),
    action: String(action),
  }));
  const all = segments.reduce((sum, { customers }) => sum + customers, 0);
  const widest = Math.max(...segments.flatMap(({ customers, revenueShare }) => [customers / all, revenueShare]));
  const high = size.head + row * segments.length + size.foot;
  const wide = (share: number): string => ((bars.wide * share) / widest).toFixed(1);
  const lines = segments.map(({ segment, customers, revenueShare, action }, at) => {
    const top = size.head + row * at;
    return [
      text(150, top + 15, segment, 'end', ink.text, 600),
      `<rect x="${bars.from}" y="${top + 1}" width="${wide(revenueShare)}" height="9" rx="2" fill="${ink.bar}"/>`,
      `<rect x="${bars.from + 0.75}" y="${top + 13.75}" width="${wide(customers / all)}" height="7.5" rx="2" fill="none" stroke="${ink.bar}" stroke-width="1.5"/>`,
      text(470, top + 15, `${(100 * revenueShare).toFixed(1)} %`, 'start', ink.text),
      text(530, top + 15, action, 'start', ink.soft),
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.wide} ${high}" width="${size.wide}" height="${high}" font-family="system-ui, sans-serif" font-size="13" role="img">
<title>Segments of ${all} customers of a shop: share of sales, share of customers, and an action each</title>
<rect width="${size.wide}" height="${high}" rx="8" fill="${ink.paper}"/>
${text(bars.from, 26, `${all} customers, ${log.length.toLocaleString('en-US')} order lines, eleven segments`, 'start', ink.text, 600, 16)}
${text(bars.from, 46, 'full: share of sales · outlined: share of customers', 'start', ink.soft)}
${lines.join('\n')}
</svg>
`;
}

function text(x: number, y: number, words: string, anchor: string, fill: string, weight = 400, px = 13): string {
  const safe = words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}" font-weight="${weight}" font-size="${px}">${safe}</text>`;
}
