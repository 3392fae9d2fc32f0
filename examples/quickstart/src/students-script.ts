/** A student's script: simulate a shop, fit a model, hold its parameters against the truth, forecast each customer. */
import { type ShopTruth, simulateShop } from '@clientele/datasets';
import {
  type BgNbdModel,
  deriveBtyd,
  endOf,
  expectedTransactions,
  fitBgNbd,
  probabilityAlive,
  type Row,
  summarizeCustomers,
  toRows,
  withColumns,
} from 'clientele';

export function forecast(): { model: BgNbdModel; truth: ShopTruth; rows: Row[] } {
  const { log, truth } = simulateShop({ customers: 2000, seed: 7 });
  const history = deriveBtyd(summarizeCustomers(log, { asOf: endOf(log) }), { unit: 'week' });
  const model = fitBgNbd(history); // also takes { x, tx, T, unit: 'week' } of plain arrays
  const forecasts = withColumns(history, {
    alive: probabilityAlive(model, history),
    next26: expectedTransactions(model, history, { horizon: { weeks: 26 } }),
  });
  return { model, truth, rows: toRows(forecasts) };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { model, truth, rows } = forecast();
  console.log(model.parameters, truth.parameters);
  console.table(rows.slice(0, 5));
}
