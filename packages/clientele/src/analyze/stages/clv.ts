import { expectedTransactions, fitGammaGamma, lifetimeValue, probabilityAlive } from '@clientele/clv';
import { deriveBtyd, InsufficientDataError } from '@clientele/core';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { calibrated, calibrationNote, calibrationTable } from './clv/calibrate.ts';
import { choosePurchases } from './clv/choose-purchases.ts';
import { outlookTables } from './clv/outlook.ts';

/** Who is still alive, how often each will buy within the horizon, and what that is worth. */
export const clvStage: Stage = { name: 'clv', run: runClv };

function runClv(context: StageContext): StageOutcome {
  try {
    return valued(context);
  } catch (error) {
    if (error instanceof InsufficientDataError) return { reason: error.message.replace(/^\w+: /, '') };
    throw error;
  }
}

function valued(context: StageContext): StageOutcome {
  const { horizon, discount, margin } = context.options;
  const history = deriveBtyd(context.summary, { unit: 'week' });
  const chosen = choosePurchases(context, history);
  const purchases = chosen.model;
  const found = chosen.trial === null ? null : calibrated(context, chosen.trial);
  const isApplied = context.options.calibrate === true && found !== null;
  const calibration = isApplied ? found.factor : 1;
  const spend = fitGammaGamma(history);
  const value = lifetimeValue(purchases, spend, history, {
    horizon,
    discount,
    ...(margin === undefined ? {} : { margin }),
    calibration,
    intervals: {},
  });
  const { expectedSpend, lifetimeValue: worth, lifetimeValueLower, lifetimeValueUpper } = value.columns;
  const isKnown = purchases.covariance !== null && spend.covariance !== null;
  return {
    columns: {
      probabilityAlive: probabilityAlive(purchases, history),
      expectedTransactions: expectedTransactions(purchases, history, { horizon }).map((count) => count * calibration),
      expectedSpend,
      lifetimeValue: worth,
      ...(isKnown && lifetimeValueLower && lifetimeValueUpper ? { lifetimeValueLower, lifetimeValueUpper } : {}),
    },
    models: [purchases, spend],
    tables: {
      ...outlookTables(context, history, chosen, spend, calibration),
      ...(found === null ? {} : { forecastCalibration: calibrationTable(found, isApplied) }),
    },
    notes: [
      ...chosen.notes,
      ...(found === null ? [] : [calibrationNote(found, isApplied)]),
      ...purchases.diagnostics.notes,
      ...spend.diagnostics.notes,
      ...value.notes,
    ],
  };
}
