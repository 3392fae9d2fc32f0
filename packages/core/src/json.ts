/** Any value that `JSON.stringify` keeps as it is. Numbers are finite. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A remark that a result carries about itself: warnings are data, nothing is printed. */
export interface Note {
  /** A stable kebab-case word for programs. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
  /** The facts behind the sentence. */
  readonly details?: Readonly<Record<string, JsonValue>>;
}
