import { type AnyModel, ClienteleError, InvalidInputError } from '@clientele/core';
import { firstBeyondJson } from '../compare.ts';
import { type ContractCheck, ContractFailure, demand, type EstimatorCase } from '../estimator.ts';
import { rowCount, takeRows, withCell } from '../rows.ts';

const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** NaN and Infinity never reach a kernel: the error names the row. */
export const badCellNamed: ContractCheck = {
  name: 'NaN and Infinity are refused, row and column named',
  run: (estimator) => {
    const row = Math.floor(rowCount(estimator.sample) / 2);
    const model = estimator.fit(estimator.input(estimator.sample));
    for (const column of numericColumns(estimator)) {
      for (const cell of notFinite) {
        const what = `${cell} in column ${column}`;
        const spoiled = (): ReturnType<typeof estimator.input> =>
          estimator.input(withCell(estimator.sample, column, row, cell));
        demandRowNamed(`${estimator.name}: ${what}`, row, column, () => estimator.fit(spoiled()));
        for (const verb of readersOf(estimator, column)) {
          demandRowNamed(`${verb}: ${what}`, row, column, () => estimator.verbs[verb]?.(model, spoiled()));
        }
      }
    }
  },
};

/** No rows: a fit says that it needs some, a verb answers with none. */
export const emptyData: ContractCheck = {
  name: 'no rows: the fit says what it needs, verbs answer with nothing',
  run: (estimator) => {
    const empty = takeRows(estimator.sample, []);
    demandError(`${estimator.name} without rows`, 'insufficient-data', () => estimator.fit(estimator.input(empty)));
    const model = estimator.fit(estimator.input(estimator.sample));
    for (const [name, verb] of Object.entries(estimator.verbs)) {
      const lengths = Object.values(verb(model, estimator.input(empty))).map((cells) => cells.length);
      demand(
        lengths.every((length) => length === 0),
        () => `${name}: answers for rows that are not there`,
      );
    }
  },
};

/** One row: either a sound model, or a clear word that it is too little. */
export const oneRow: ContractCheck = {
  name: 'one row: a sound model, or the word that it is too little',
  run: (estimator) => {
    const only = estimator.input(takeRows(estimator.sample, [0]));
    const model = attempt(() => estimator.fit(only));
    if (model instanceof ClienteleError && model.code === 'insufficient-data') return;
    if (model instanceof Error) throw new ContractFailure(`${estimator.name} on one row: ${model.message}`);
    const lost = firstBeyondJson(model);
    demand(lost === null, () => `${estimator.name} on one row: ${lost}`);
  },
};

/** A misspelt option is an error, never ignored. */
export const unknownOption: ContractCheck = {
  name: 'an unknown option is refused',
  run: (estimator) => {
    const fit = (): unknown => estimator.fit(estimator.input(estimator.sample), { noSuchOption: 1 });
    const error = demandError(`${estimator.name} with noSuchOption`, 'invalid-option', fit);
    demand(error.message.includes('noSuchOption'), () => `${estimator.name}: the error does not name the option`);
  },
};

/** NaN is right for no option. */
export const wrongOptionValue: ContractCheck = {
  name: 'a wrong value is refused for each option, which is named',
  run: (estimator) => {
    for (const option of Object.keys(estimator.options)) {
      const fit = (): unknown => estimator.fit(estimator.input(estimator.sample), { [option]: Number.NaN });
      const error = demandError(`${estimator.name} with ${option} NaN`, 'invalid-option', fit);
      demand(error.message.includes(option), () => `${estimator.name}: the error does not name ${option}`);
    }
  },
};

function numericColumns<I, M extends AnyModel>({ sample, handlesMissing = {} }: EstimatorCase<I, M>): string[] {
  return Object.keys(sample).filter(
    (name) => typeof sample[name]?.[0] === 'number' && !Object.hasOwn(handlesMissing, name),
  );
}

function readersOf<I, M extends AnyModel>({ verbs, readBy }: EstimatorCase<I, M>, column: string): readonly string[] {
  return readBy?.[column] ?? Object.keys(verbs);
}

function demandRowNamed(what: string, row: number, column: string, run: () => unknown): void {
  const error = demandError(what, 'invalid-input', run);
  const listed =
    error instanceof InvalidInputError && error.issues.some((issue) => issue.row === row && issue.column === column);
  const said = error.message.includes(`row ${row}`);
  demand(
    listed && said,
    () => `${what}: row ${row} must be named in message and issues, with its column: ${error.message}`,
  );
}

function demandError(what: string, code: string, run: () => unknown): ClienteleError {
  const error = attempt(run);
  if (error instanceof ClienteleError && error.code === code) return error;
  const met = error instanceof Error ? `${error.name} (${error.message})` : 'no error';
  throw new ContractFailure(`${what}: expected ${code}, got ${met}`);
}

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
