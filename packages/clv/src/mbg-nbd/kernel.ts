import { betaGeometricKernel } from '../beta-geometric/process.ts';
import type { TransactionKernel } from '../transactions/kernel.ts';
import type { MbgNbdParameters } from './model.ts';

/** @returns the quantities of an MBG/NBD model: the first chance to leave comes with the first purchase */
export function mbgNbdKernel(parameters: MbgNbdParameters): TransactionKernel {
  return betaGeometricKernel(parameters, 1);
}
