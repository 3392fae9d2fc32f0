import { betaGeometricKernel } from '../beta-geometric/process.ts';
import { regularKernel } from '../beta-geometric/regular.ts';
import type { TransactionKernel } from '../transactions/kernel.ts';
import type { BgCnbdKModel } from './model.ts';

/** @returns the quantities of a BG/CNBD-k model; with k = 1 those of the BG/NBD model */
export function bgCnbdKKernel({ parameters, k }: Pick<BgCnbdKModel, 'parameters' | 'k'>): TransactionKernel {
  return k === 1 ? betaGeometricKernel(parameters, 0) : regularKernel(parameters, 0, k);
}
