import type { AnyModel } from '@clientele/core';

/** The rows of a sample as named columns, so that the suite can reorder, repeat and spoil them. */
export type SampleColumns = Readonly<Record<string, readonly (number | string)[]>>;

/** What a verb says of each row: named arrays, one entry a row. */
export type RowValues = Readonly<Record<string, ArrayLike<unknown>>>;

/** A law that theory states, checked where a case names it. */
export interface MonotoneLaw {
  readonly verb: string;
  /** The array of the verb's answer that must follow. */
  readonly value: string;
  /** The column that is raised, all others held. */
  readonly column: string;
  readonly direction: 'rises' | 'falls';
}

/** A change of unit in one column, and what must come of it. */
export interface ScaleLaw {
  readonly column: string;
  readonly factor: number;
  /** The model of the scaled sample, told from the model of the plain one; compared within the case's tolerance. */
  readonly expected: (parameters: unknown, factor: number) => unknown;
}

/** Everything that the contract suite must know about an estimator. */
export interface EstimatorCase<I, M extends AnyModel> {
  /** The exported fit function's name; the registry looks for it. */
  readonly name: string;
  /** Some 10 to 50 rows that a fit takes without complaint. */
  readonly sample: SampleColumns;
  /** Builds what fit and verbs take. */
  readonly input: (columns: SampleColumns) => I;
  readonly fit: (input: I, options?: Readonly<Record<string, unknown>>) => M;
  readonly parse: (value: unknown) => M;
  /** Every verb that reads the model and gives one value a row. */
  readonly verbs: Readonly<Record<string, (model: M, input: I) => RowValues>>;
  /** Every option of the fit, each with a value that must change parameters or answers. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Columns that may hold NaN or Infinity, and why: the documentation says how they are handled. */
  readonly handlesMissing?: Readonly<Record<string, string>>;
  /** Columns that only some verbs read: a bad cell there is refused by the fit and by these verbs. All verbs unless named. */
  readonly readBy?: Readonly<Record<string, readonly string[]>>;
  /** Relative, for parameters of a fit on rows in another order; 1e-12 unless told otherwise. Verbs are exact. */
  readonly tolerance?: number;
  /** Relative, for parameters of a fit on the sample written twice; left out where that may change the model. */
  readonly duplicateTolerance?: number;
  readonly scale?: readonly ScaleLaw[];
  readonly monotone?: readonly MonotoneLaw[];
}

/** One named check of the suite. */
export interface ContractCheck {
  readonly name: string;
  /** Throws ContractFailure where the estimator breaks the contract. */
  readonly run: <I, M extends AnyModel>(estimator: EstimatorCase<I, M>) => void;
}

/** An estimator broke the contract; the message says where. */
export class ContractFailure extends Error {
  override readonly name = 'ContractFailure';
}

/** Throws a ContractFailure unless the condition holds. */
export function demand(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new ContractFailure(message());
}
