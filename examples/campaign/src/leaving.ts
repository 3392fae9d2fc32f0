import {
  buildFeatures,
  fitLogistic,
  joinLabels,
  type LogisticModel,
  labelChurn,
  type MonitorBaseline,
  type Monitoring,
  monitor,
  monitorBaseline,
  type Table,
  type TransactionLog,
} from 'clientele';

const outcome = { days: 60 };
const activeWithin = { days: 180 };
const windows = [{ days: 90 }];
const features = ['recency', 'purchaseDays', 'spend90', 'purchaseDays90'];

/** A model of leaving, and what its customers were like. Both are JSON without customers. */
export interface LeavingModel {
  readonly model: LogisticModel;
  readonly baseline: MonitorBaseline;
}

/** Fits who buys nothing for 60 days, on the last 60 days that the history holds in full. */
export function fitLeaving(history: TransactionLog, asOf: number): LeavingModel {
  const training = snapshot(history, asOf - outcome.days * 86_400_000);
  const model = fitLogistic(training, { features, l2: 1 });
  return { model, baseline: monitorBaseline(model, training) };
}

/** Judges the model by the customers of `asOf`, now that it is known who of them bought until the window's end. */
export function leavingToday(
  { model, baseline }: LeavingModel,
  log: TransactionLog,
  asOf: number,
  until: number,
): Monitoring {
  return monitor(model, snapshot(log, asOf, until), { before: baseline });
}

function snapshot(log: TransactionLog, asOf: number, observedUntil = asOf + outcome.days * 86_400_000): Table {
  const labels = labelChurn(log, { asOf, outcome, activeWithin, observedUntil });
  return joinLabels(buildFeatures(log, { asOf, windows }), labels);
}
