import type { MonitoredCalibration } from './calibration.ts';

/** `keep` the model; `watch` it, look again sooner; `refit` it. */
export type MonitorVerdict = 'keep' | 'watch' | 'refit';

/** A verdict and why, in words. */
export interface Judgement {
  readonly verdict: MonitorVerdict;
  readonly reasons: readonly string[];
}

/** How far one column has moved. */
export interface Moved {
  readonly column: string;
  readonly psi: number;
  readonly chance: number;
}

/** What it takes to call a promise broken. */
interface Strictness {
  readonly tolerance: number;
  /** Customers that the model was fitted on. */
  readonly fittedRows: number;
}

/** Below 0.1 nothing to speak of, from 0.25 on another population (Siddiqi 2006). */
const some = 0.1;
const large = 0.25;
/** What chance makes more rarely than once in a hundred is no chance. */
const rare = 0.01;
const rareZ = 2.5758;

/**
 * Weighs what is known. Outcomes weigh more than drift: customers who have changed are no reason to refit a model whose promises still hold,
 * and a model whose promises fail is to be refitted whether they have changed or not.
 */
export function judge(
  moved: readonly Moved[],
  answer: string,
  calibration: MonitoredCalibration | null,
  { tolerance, fittedRows }: Strictness,
): Judgement {
  const shifts = moved.filter(({ psi, chance }) => psi >= some && chance < rare);
  const drift = shifts.map(
    ({ column, psi }) => `${column} has moved${psi >= large ? ' far' : ''}: PSI ${psi.toFixed(2)}`,
  );
  const broken =
    calibration === null ? [] : brokenPromises(calibration, tolerance, rareZ * spread(calibration.rows, fittedRows));
  const failing = broken.filter(({ fails }) => fails);
  const reasons = [...broken.map(({ words }) => words), ...drift];
  if (failing.length > 0) return { verdict: 'refit', reasons };
  const hasFarAnswer = shifts.some(({ column, psi }) => column === answer && psi >= large);
  if (calibration === null && hasFarAnswer) return { verdict: 'refit', reasons };
  return { verdict: reasons.length > 0 ? 'watch' : 'keep', reasons };
}

interface Broken {
  readonly words: string;
  /** Beyond the tolerance, not only beyond chance. */
  readonly fails: boolean;
}

/** The promises were learnt from a draw of customers themselves: m outcomes beside n of the fit vary by √(1 + m/n) more. */
function spread(rows: number, fittedRows: number): number {
  return Math.sqrt(1 + rows / Math.max(1, fittedRows));
}

function brokenPromises(calibration: MonitoredCalibration, tolerance: number, leastZ: number): Broken[] {
  const { predictedMean, actualMean, levelZ, shapeZ, calibrationError } = calibration;
  const found: Broken[] = [];
  if (levelZ !== null && Math.abs(levelZ) > leastZ) {
    const away = Math.abs(actualMean - predictedMean);
    const words = `promised ${shown(predictedMean)} on average, found ${shown(actualMean)}`;
    found.push({ words, fails: away > tolerance * Math.abs(predictedMean) });
  }
  if (shapeZ !== null && calibrationError !== null && Math.abs(shapeZ) > leastZ) {
    const words = `probabilities are off by ${shown(calibrationError)} on average, some too high and some too low`;
    found.push({ words, fails: calibrationError > tolerance * Math.min(actualMean, 1 - actualMean) });
  }
  return found;
}

/** Three significant digits. */
function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}
