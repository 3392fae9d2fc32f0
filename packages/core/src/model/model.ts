import type { JsonValue, Note } from '../json.ts';
import type { TimeUnit } from '../time/duration.ts';

/** How a fit ended. `exact` is for fits that count or sort, where nothing converges. */
export type FitStatus = 'converged' | 'boundary' | 'flat' | 'stopped' | 'exact';

/** What a fit says of itself. Nothing is printed; warnings are notes. */
export interface FitDiagnostics {
  readonly status: FitStatus;
  /** Rows that the fit used. */
  readonly rows: number;
  readonly iterations: number;
  /** The value optimised; each fit documents its sign. */
  readonly objective: number | null;
  /** Largest absolute component of the gradient at the end. */
  readonly gradientNorm: number | null;
  readonly notes: readonly Note[];
}

/** One input column as a model remembers it. */
export interface FeatureSchema {
  /** The column's name; columns are matched by it. */
  readonly name: string;
  readonly type: 'number' | 'category' | 'boolean';
  /** What is done to a number first: `log1p` is sign(x)·ln(1 + |x|), `rank` its share among the percentiles in `knots`. */
  readonly transform?: 'log1p' | 'rank';
  /** The percentiles 0, 1, … 100 of the fit, ascending. */
  readonly knots?: readonly number[];
  /** The values of a category, in the order of their codes. */
  readonly levels?: readonly string[];
  /** How many rarer levels of the fit are not in `levels` and stand together as one more. */
  readonly pooled?: number;
  /** What the fit subtracted, after the transform. */
  readonly center?: number;
  /** What the fit divided by afterwards. */
  readonly scale?: number;
  /** What stands in for a missing cell. */
  readonly missing?: JsonValue;
}

/**
 * A fitted model: a plain JSON record that survives `JSON.stringify`, `structuredClone` and a key-value store.
 * It holds no training rows and no customer ids.
 */
export interface Model<K extends string, P> {
  /** Package and method, e.g. `clv/bg-nbd`. */
  readonly kind: K;
  /** Rises when a field changes. */
  readonly version: number;
  /** Named when another library did the fitting. */
  readonly engine?: string;
  /** The options as given. */
  readonly options: Readonly<Record<string, JsonValue>>;
  readonly parameters: P;
  /** One a parameter, in its unit; `null` where the fit is flat or on a boundary. */
  readonly standardErrors?: { readonly [F in keyof P]?: number | null } | null;
  /** In the unit of the data fitted, every constant included. */
  readonly logLikelihood?: number;
  /** The unit of time of the parameters and of every table that the model reads. */
  readonly unit?: TimeUnit;
  /** The columns that predictions look for, by name. */
  readonly features?: readonly FeatureSchema[];
  readonly diagnostics: FitDiagnostics;
}

/** A model of any kind. */
export type AnyModel = Model<string, unknown>;

/** Told about long work once an iteration or every 65,536 rows; may throw to stop it. */
export type OnProgress = (progress: {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}) => void;
