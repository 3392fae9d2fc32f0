/** A student's script: fit a model, look at its parameters, forecast each customer. */
import {
  type BgNbdModel,
  deriveBtyd,
  endOf,
  expectedTransactions,
  fitBgNbd,
  probabilityAlive,
  type Row,
  summarizeCustomers,
  type TransactionLog,
  toRows,
  withColumns,
} from 'clientele';

export function forecast(log: TransactionLog): { model: BgNbdModel; rows: Row[] } {
  const history = deriveBtyd(summarizeCustomers(log, { asOf: endOf(log) }), { unit: 'week' });
  const model = fitBgNbd(history); // also takes { x, tx, T, unit: 'week' } of plain arrays
  const forecasts = withColumns(history, {
    alive: probabilityAlive(model, history),
    next26: expectedTransactions(model, history, { horizon: { weeks: 26 } }),
  });
  return { model, rows: toRows(forecasts) };
}
