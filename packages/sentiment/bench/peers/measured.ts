/** What is measured. */
export type Kind = 'speed' | 'length' | 'sides' | 'labels' | 'training';

/** One task that all who can are given. */
export interface Task {
  readonly name: string;
  readonly kind: Kind;
  readonly texts: readonly string[];
  /** Of a task with right answers. */
  readonly labels?: readonly string[];
  /** Of a training: what is tested; `texts` are what is learnt from. */
  readonly test?: { readonly texts: readonly string[]; readonly labels: readonly string[] };
  /** Who is asked. */
  readonly contenders: readonly Contender[];
}

export type Contender =
  | 'clientele, exact'
  | 'clientele, improved'
  | 'clientele, trained'
  | 'vaderSentiment'
  | 'scikit-learn, TF-IDF and logistic regression'
  | 'scikit-learn, TF-IDF and linear SVC';

/** What one contender took for one task. */
export interface Measured {
  readonly task: string;
  readonly kind: Kind;
  readonly contender: Contender;
  readonly version: string;
  readonly texts: number;
  /** Millions of characters, in UTF-16 units. */
  readonly megabytes: number;
  /** CPU seconds of the call alone, its input in memory: scoring all texts, or the fit. The first call, and the best of three after it. */
  readonly firstCpuSeconds: number;
  readonly warmCpuSeconds?: number;
  /** CPU seconds of reading the texts of the test. */
  readonly testCpuSeconds?: number;
  /** Share of right answers, and the mean F1 of the labels. */
  readonly accuracy?: number;
  readonly macroF1?: number;
  /** Texts whose score is not that of vaderSentiment, to its four digits. */
  readonly differing?: number;
  readonly peakMegabytes: number;
}

/** What a contender says; its answers are compared and not kept. */
export type Answer = Omit<
  Measured,
  'task' | 'kind' | 'contender' | 'texts' | 'megabytes' | 'accuracy' | 'macroF1' | 'differing'
> & {
  /** Scores of the texts, or labels of the texts of the test. */
  readonly scores?: readonly number[];
  readonly said?: readonly string[];
};

/** What stands in docs/benchmarks/raw/sentiment.json. */
export interface Report {
  readonly machine: Readonly<Record<string, unknown>> & { readonly loadAverage: readonly number[] };
  readonly runs: readonly Measured[];
}
