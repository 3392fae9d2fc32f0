/** What is used of two packages that bring no types of their own. */
declare module 'ml-cart' {
  export interface CartNode {
    readonly left?: CartNode;
    readonly right?: CartNode;
    readonly splitColumn: number;
    readonly splitValue: number;
  }
  export class DecisionTreeClassifier {
    constructor(options: { gainFunction: 'gini'; maxDepth: number; minNumSamples: number; gainThreshold: number });
    readonly root: CartNode;
    train(rows: number[][], labels: number[]): void;
  }
}

declare module 'ml-logistic-regression' {
  import type { Matrix } from 'ml-matrix';
  // biome-ignore lint/style/noDefaultExport: the package has one
  export default class LogisticRegression {
    constructor(options: { numSteps: number; learningRate: number });
    readonly classifiers: readonly { readonly weights: Matrix }[];
    train(rows: Matrix, labels: Matrix): void;
  }
}
