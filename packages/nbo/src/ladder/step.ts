/** A step of a ladder, from a product to a dearer one. */
export interface LadderStep {
  readonly from: string;
  readonly to: string;
}
