import type { BetaRule } from './beta-mean.ts';

/** Parameters of a model in which a customer leaves after a purchase with a beta-distributed chance. */
export interface BetaGeometricParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Chances to leave at the first purchase: none in the BG/NBD model, one in the MBG/NBD model. */
export type FirstChance = 0 | 1;

/** Purchases to come of a customer who is alive, as a function of time. */
export interface AliveProcess {
  /** Shape of the posterior gamma of the purchase rate: r + x. */
  readonly R: number;
  /** Its rate: alpha + T. */
  readonly A: number;
  /** First parameter of the posterior beta of the chance to leave after a purchase. */
  readonly a: number;
  /** Its second parameter: b plus the chances survived. */
  readonly B: number;
  /** A rule for means over that beta, made when first asked for. */
  readonly leaving: () => BetaRule;
}
