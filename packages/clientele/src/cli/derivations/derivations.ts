import { clvDerivations } from './clv.ts';
import { coreDerivations } from './core.ts';
import type { Derivation } from './derivation.ts';
import { rfmDerivations } from './rfm.ts';

/** Every NAME of `clientele derive`. */
export const derivations: readonly Derivation[] = [...coreDerivations, ...rfmDerivations, ...clvDerivations];
