/** Parameters of a model in which a customer leaves after a purchase with a beta-distributed chance. */
export interface BetaGeometricParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Chances to leave at the first purchase: none in the BG/NBD model, one in the MBG/NBD model. */
export type FirstChance = 0 | 1;
