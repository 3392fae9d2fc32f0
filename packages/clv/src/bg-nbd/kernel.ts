import { betaGeometricKernel } from '../beta-geometric/process.ts';
import type { TransactionKernel } from '../transactions/kernel.ts';
import type { BgNbdParameters } from './model.ts';

/** @returns the quantities of a BG/NBD model: the first chance to leave comes with the first repeat purchase */
export function bgNbdKernel(parameters: BgNbdParameters): TransactionKernel {
  return betaGeometricKernel(parameters, 0);
}
