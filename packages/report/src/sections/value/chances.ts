import { quantiles } from '@clientele/stats';
import { figure } from '../../chart/figure.ts';
import { chanceHistogram, countSteps } from '../../chart/histogram.ts';
import { chanceAxis, groupRanges } from '../../chart/ranges.ts';
import type { ReportContext } from '../../context/context.ts';
import { charted } from '../../context/segments.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { cut } from '../../format/text.ts';
import { remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { type ChanceSummary, summarizeChances } from '../../read/chances.ts';
import { known, knownAt } from '../../read/columns.ts';

const steps = 20;

/**
 * How the chances of being active are spread: over all customers, and within each segment.
 *
 * @param context what the chapters share
 * @param alive one chance a customer, NaN where unknown
 * @returns the markup
 */
export function chanceFigures(context: ReportContext, alive: Float64Array): Html {
  const chances = known(alive);
  const found = summarizeChances(chances);
  if (found?.alike === true) return sameForAll(found);
  return html`${spread(chances)}${bySegment(context, alive)}`;
}

/** A picture of one column would look like knowledge. */
function sameForAll({ lowest, highest, customers }: ChanceSummary): Html {
  const [from, to] = [formatShare(lowest, 1), formatShare(highest, 1)];
  const range = from === to ? `about ${from}` : `${from} to ${to}`;
  return remark(
    `The model gives all ${formatNumber(customers)} customers nearly the same chance of being active (${range}). It found no sign in these data of customers leaving for good, so it cannot tell who has left: go by recency and the segments instead.`,
  );
}

function spread(chances: Float64Array): Html {
  const likely = chances.filter((chance) => chance >= 0.5).length;
  const open = chances.filter((chance) => chance >= 0.25 && chance < 0.75).length;
  const share = formatShare(likely / chances.length);
  const middle = open === 0 ? '' : `; a message can still decide about the ${formatNumber(open)} between 25 % and 75 %`;
  return figure({
    title: 'How sure it is that customers are still active',
    label: `Histogram of the chance of being active of ${formatNumber(chances.length)} customers; ${share} of them stand at 50 % or more.`,
    caption: `Each column counts the customers within five points of chance. ${share} of customers are more likely active than not${middle}.`,
    draw: (width) => chanceHistogram(countSteps(chances, steps), width),
  });
}

function bySegment({ segments }: ReportContext, alive: Float64Array): Html | null {
  const { shown, remark } = charted(segments.filter(({ rows }) => knownAt(alive, rows).length > 0));
  const ranges = shown
    .map(({ name, colour, rows }) => ({ name, colour, chances: knownAt(alive, rows) }))
    .map(({ name, colour, chances }) => {
      const [lower = 0, middle = 0, upper = 0] = quantiles(chances, [0.25, 0.5, 0.75]);
      return { name, colour, lower, middle, upper };
    })
    .sort((a, b) => b.middle - a.middle);
  if (ranges.length === 0) return null;
  return figure({
    title: 'Chance of being active by segment',
    label: `Median chance of being active: ${ranges.map(({ name, middle }) => `${cut(name, 60)} ${formatShare(middle)}`).join('; ')}`,
    caption: `The dot is the segment’s median customer; the line holds the middle half of its customers. A long line is a segment that is not one group in this respect.${remark}`,
    draw: (width) => groupRanges(ranges, chanceAxis, width),
  });
}
