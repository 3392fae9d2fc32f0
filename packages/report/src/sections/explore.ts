import { remark } from '../html/blocks.ts';
import { html } from '../html/html.ts';
import { columnTable } from './explore/columns.ts';
import { orderSizeFigure, orderValueFigure } from './explore/orders.ts';
import { retentionFigure } from './explore/retention.ts';
import { salesOverTime } from './explore/sales.ts';
import { weekdayFigure } from './explore/weekdays.ts';
import type { Section } from './section.ts';

/** What there is to see before anything is modelled: sales over time and by weekday, orders, who comes back, what is missing. */
export const explore: Section = {
  id: 'explore',
  title: 'Explore',
  render(analysis, context) {
    const parts = [
      weekdayFigure(analysis, context),
      orderValueFigure(analysis, context),
      orderSizeFigure(analysis),
      retentionFigure(analysis),
      columnTable(analysis, context),
    ].filter((part) => part !== null);
    return html`${salesOverTime(analysis, context)}${parts}${parts.length === 0 ? remark('No tables to explore came with this analysis.') : null}`;
  },
};
