/** What the registry reads: the index of each package and the text of each contract test. */
export interface RegistrySources {
  /** Text of `src/index.ts`, by package. */
  readonly indexes: ReadonlyMap<string, string>;
  /** Text of the files `*.contract.test.ts`. */
  readonly contracts: readonly string[];
}

/**
 * Exported fit functions that no contract test names: a new estimator cannot be forgotten.
 *
 * @param sources the texts to look through
 * @returns `package: fitName` for each, in the order met
 * @example
 * import { fitsWithoutSuite } from '@clientele/testing';
 * const indexes = new Map([['rfm', "export { fitRfmScores } from './scores/fit.ts';"]]);
 * fitsWithoutSuite({ indexes, contracts: [] }); // => ['rfm: fitRfmScores']
 */
export function fitsWithoutSuite({ indexes, contracts }: RegistrySources): string[] {
  const suites = contracts.filter((text) => /\bcheck(Estimator|TextScorer|Miner)(<[^>]*>)?\(/.test(text)).join('\n');
  return [...indexes].flatMap(([room, index]) =>
    [...new Set(index.match(/\bfit[A-Z]\w*/g))]
      .filter((fit) => !new RegExp(`name: ['"]${fit}['"]`).test(suites))
      .map((fit) => `${room}: ${fit}`),
  );
}
