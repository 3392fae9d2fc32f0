import type { RowValues } from './estimator.ts';

/** What a score of a text is made of. */
export interface TextExplanation {
  /** All contributions and the emphasis. */
  readonly sum: number;
  readonly emphasis: number;
  /** −1 to 1, and what the scorer makes of the sum. */
  readonly score: number;
  readonly tokens: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly contribution: number;
  }[];
}

/** Everything that the contract suite must know about what scores texts. */
export interface TextScorerCase {
  /** The exported function's name. */
  readonly name: string;
  /** Ten texts or more that do not all score alike. */
  readonly sample: readonly string[];
  /** Columns, one entry a text; `score` among them. */
  readonly score: (texts: readonly string[], options?: Readonly<Record<string, unknown>>) => RowValues;
  readonly explain?: (text: string) => TextExplanation;
  /** Every option, each with a value that must change the answers on the sample. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One named check of text scorers. */
export interface TextCheck {
  readonly name: string;
  /** Throws ContractFailure where the scorer breaks the contract. */
  readonly run: (scorer: TextScorerCase) => void;
}

/** Texts that have broken scorers elsewhere: members of objects, lone surrogates, marks without words, one endless word. */
export const hostileTexts: readonly string[] = [
  '',
  ' \n\t\u00a0\u3000',
  'constructor __proto__ toString hasOwnProperty valueOf',
  '\ud800 good \udc00',
  'a\0good\0b',
  '\u202egood\u202c مرحبا שלום',
  'g\u200bo\u200bo\u200bd\ufeff',
  '👨‍👩‍👧👍🏽❤️😀great',
  '!!!???...,,,((()))',
  `${'A'.repeat(20_000)}a`,
  '😀'.repeat(5000),
  'not '.repeat(5000),
  'NaN Infinity -Infinity null undefined 1e999',
];
