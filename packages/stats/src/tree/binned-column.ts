/** A column as codes: 0 … `bins` − 1 in ascending order of value, or the level; `bins` where the value is missing. */
export interface BinnedColumn {
  readonly codes: Uint16Array;
  readonly bins: number;
  /** Whether the codes are levels, which have no order. */
  readonly isCategory: boolean;
  /** Smallest value in each bin. */
  readonly low: Float64Array;
  /** Largest value in each bin. */
  readonly high: Float64Array;
}
