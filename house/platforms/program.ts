/** What runs on every platform: the analysis of the superstore and the fits of CDNOW, as plain JSON. */
import {
  analyze,
  deriveBtyd,
  expectedTransactions,
  fitBgNbd,
  fitGammaGamma,
  fitParetoNbd,
  probabilityAlive,
  readCsv,
  summarizeCustomers,
  toRows,
} from 'clientele';

/** The texts of the files, read by whoever has a disk. */
export interface Inputs {
  readonly superstore: string;
  readonly cdnow: string | null;
}

/** All numbers of the analysis, by name; `null` for what had no data. */
export async function program({ superstore, cdnow }: Inputs): Promise<Record<string, unknown>> {
  return { superstore: await analysis(superstore), cdnow: cdnow === null ? null : await fits(cdnow) };
}

async function analysis(text: string): Promise<unknown> {
  const map = {
    customer: 'Customer ID',
    time: 'Order Date',
    order: 'Order ID',
    product: 'Product ID',
    productName: 'Product Name',
    category: 'Category',
    amount: 'Sales',
  };
  const { log } = await readCsv(text, { map, timeZone: 'America/New_York' });
  const { customers, segments, rules, campaign, salesByMonth, totals, models, stages, notes } = analyze(log, {
    asOf: '2018-01-01',
  });
  const tables = { customers, segments, rules, campaign, salesByMonth };
  const rows = Object.entries(tables).map(([name, table]) => [name, toRows(table)]);
  return { totals, models, stages, notes, ...Object.fromEntries(rows) };
}

async function fits(text: string): Promise<unknown> {
  const map = { customer: 'customer_id', time: 'date', amount: 'amount' };
  const { log } = await readCsv(text, { map });
  const history = deriveBtyd(summarizeCustomers(log, { asOf: '1997-10-01' }), { unit: 'week' });
  const models = [fitBgNbd(history), fitParetoNbd(history)];
  return {
    spend: fitGammaGamma(history),
    models,
    customers: models.map((model) => ({
      alive: [...probabilityAlive(model, history)],
      next39: [...expectedTransactions(model, history, { horizon: { weeks: 39 } })],
    })),
  };
}
