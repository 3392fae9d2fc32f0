import { betaGeometricKernel } from '../beta-geometric/process.ts';
import { regularKernel } from '../beta-geometric/regular.ts';
import type { TransactionKernel } from '../transactions/kernel.ts';
import type { MbgCnbdKModel } from './model.ts';

/** @returns the quantities of a MBG/CNBD-k model; with k = 1 those of the MBG/NBD model */
export function mbgCnbdKKernel({ parameters, k }: Pick<MbgCnbdKModel, 'parameters' | 'k'>): TransactionKernel {
  return k === 1 ? betaGeometricKernel(parameters, 1) : regularKernel(parameters, 1, k);
}
