import {
  bgNbdModel,
  expectedTransactions,
  fitBgNbd,
  fitGammaGamma,
  gammaGammaModel,
  type HistoryColumns,
  lifetimeValue,
  parseTransactions,
  probabilityAlive,
  residualTransactions,
  simpleClv,
  summarizeCustomers,
} from '@clientele/clv';
import { IncompatibleModelError, InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const good = { x: [2, 0, 1], tx: [30, 0, 5], T: [39, 38, 20], unit: 'week' } as const;
const model = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
const spendModel = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });

/** Data as programs without types hand it over. */
const untyped = (data: object): HistoryColumns => data as HistoryColumns;

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

describe('cells that cannot be used are refused by name', () => {
  it.each([
    ['tx after T', { tx: [41.2, 0, 5] }, 'row 0, column tx: expected tx <= T, got 41.2'],
    [
      "RFM's recency in place of tx (case A18)",
      { tx: [9, 38, 15] },
      'row 1, column tx: expected 0 where x is 0, got 38',
    ],
    ['a repeat purchase on the first day', { tx: [30, 0, 0] }, 'row 2, column tx: expected tx > 0 where x > 0, got 0'],
    ['half a purchase', { x: [2, 0.5, 1] }, 'row 1, column x: expected a whole number >= 0, got 0.5'],
    ['a negative count', { x: [-1, 0, 1] }, 'row 0, column x: expected a whole number >= 0, got -1'],
    ['a negative time', { tx: [-30, 0, 5] }, 'row 0, column tx: expected a number >= 0, got -30'],
    ['NaN', { T: [39, Number.NaN, 20] }, 'row 1, column T: expected a number >= 0, got NaN'],
    ['Infinity', { T: [39, 38, Number.POSITIVE_INFINITY] }, 'row 2, column T: expected a number >= 0, got Infinity'],
    ['text', { x: ['2', '0', '1'] }, 'row 0, column x: expected a whole number >= 0, got NaN (and 2 more)'],
    ['null', { T: [null, 38, 20] }, 'row 0, column T: expected a number >= 0, got NaN'],
    ['a negative weight', { weight: [1, -2, 1] }, 'row 1, column weight: expected a number >= 0, got -2'],
    ['a column too short', { tx: [30, 0] }, 'column tx has 2 rows, column x has 3'],
    ['a column that is missing', { tx: undefined }, 'column tx must be an array of numbers, got undefined'],
    ['a text for a column', { tx: '30,0,5' }, 'column tx must be an array of numbers, got "30,0,5"'],
  ])('%s', (_, wrong, message) => {
    for (const [verb, run] of [
      ['fitBgNbd', fitBgNbd],
      ['probabilityAlive', (data: HistoryColumns) => probabilityAlive(model, data)],
    ] as const) {
      const error = thrownBy(() => run(untyped({ ...good, ...wrong })));
      expect(error).toBeInstanceOf(InvalidInputError);
      expect(error.message).toBe(`${verb}: ${message}`);
    }
  });

  it('all of them, listed with row and column', () => {
    const data = untyped({ ...good, x: [2, -1, 1.5], T: [39, 38, -1] });
    const error = thrownBy(() => fitBgNbd(data)) as InvalidInputError;
    expect(error.issues.map(({ row, column }) => [row, column])).toEqual([
      [1, 'x'],
      [2, 'x'],
      [2, 'T'],
    ]);
    expect(error.message).toContain('(and 2 more)');
  });

  it('spend that is not finite', () => {
    const data = { x: [1, 2], meanRepeatSpend: [5, Number.NaN] };
    expect(() => fitGammaGamma(data)).toThrow(
      'fitGammaGamma: row 1, column meanRepeatSpend: expected a finite number, got NaN',
    );
  });

  it('anything but data', () => {
    for (const nothing of [null, undefined, 3]) {
      expect(() => fitBgNbd(untyped(nothing as never))).toThrow('fitBgNbd: expected a table or a record of columns');
    }
  });
});

describe('data from before a step that was left out', () => {
  const lines = [{ customer: 'Ada', time: '2026-01-05', amount: 5 }];
  it.each([
    ['rows', lines, 'order lines; deriveBtyd(summarizeCustomers(lines), '],
    ['a log', parseTransactions(lines), 'order lines; deriveBtyd(summarizeCustomers(lines), '],
    ['a summary', summarizeCustomers(lines), 'a summary; deriveBtyd(summary, '],
  ])('%s: the step is named', (_, data, received) => {
    const message = `expected histories with x, tx and T, got ${received}{ unit: 'week' }) makes histories of it`;
    expect(() => fitBgNbd(data as never)).toThrow(`fitBgNbd: ${message}`);
    expect(() => probabilityAlive(model, data as never)).toThrow(`probabilityAlive: ${message}`);
  });
});

describe('too little data is told from wrong data', () => {
  it('no repeat purchase at all', () => {
    const data = { x: [0, 0], tx: [0, 0], T: [10, 20], unit: 'week' } as const;
    expect(() => fitBgNbd(data)).toThrow(InsufficientDataError);
    expect(() => fitBgNbd(data)).toThrow('fitBgNbd: needs 1 or more customers with a repeat purchase, got 0');
    expect(() => fitBgNbd({ ...good, weight: [0, 5, 0] })).toThrow(InsufficientDataError);
  });

  it('nobody at all, or everybody on the last day', () => {
    expect(() => fitBgNbd({ x: [], tx: [], T: [], unit: 'day' })).toThrow(InsufficientDataError);
    expect(() => fitBgNbd({ x: [0], tx: [0], T: [0], unit: 'day' })).toThrow(InsufficientDataError);
  });

  it('no spend above 0', () => {
    const data = { x: [0, 2, 3], meanRepeatSpend: [10, 0, -4] };
    expect(() => fitGammaGamma(data)).toThrow(
      'fitGammaGamma: needs 1 or more customers with a repeat spend above 0, got 0',
    );
  });

  it('rows without spend are left out, and counted in a note', () => {
    const x = [1, 2, 3, 4, 0, 2];
    const { diagnostics } = fitGammaGamma({ x, meanRepeatSpend: [10, 20, 15, 30, 99, -4] });
    expect(diagnostics.rows).toBe(4);
    expect(diagnostics.notes[0]?.details).toEqual({ rows: 2, withoutRepeat: 1, notPositive: 1 });
  });
});

describe('options', () => {
  it.each([
    [{ tolerance: -1 }, 'fitBgNbd: tolerance must be a number > 0, got -1'],
    [{ maxIterations: 1.5 }, 'fitBgNbd: maxIterations must be a whole number >= 1, got 1.5'],
    [
      { penalizer: 0.1 },
      'fitBgNbd: penalizer must be one of the options tolerance, maxIterations, onProgress, got an unknown option',
    ],
  ])('%o is refused', (options, message) => {
    const error = thrownBy(() => fitBgNbd(good, options as object));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(error.message).toBe(message);
  });

  it('a fit that may not iterate says that it stopped, and has no standard errors', () => {
    const { diagnostics, standardErrors, options } = fitBgNbd(good, { maxIterations: 1 });
    expect(diagnostics.status).toBe('stopped');
    expect(diagnostics.notes.map(({ code }) => code)).toEqual(['fit-stopped']);
    expect(standardErrors).toBeNull();
    expect(options).toEqual({ maxIterations: 1 });
  });

  it('progress is told and may stop the fit; it does not enter the model', () => {
    const told: number[] = [];
    const fitted = fitBgNbd(good, { onProgress: ({ done }) => told.push(done) });
    expect(told.slice(0, 3)).toEqual([1, 2, 3]);
    expect(fitted.options).toEqual({});
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => fitBgNbd(good, { onProgress: stop })).toThrow('enough');
  });

  it.each([
    [{}, 'expectedTransactions: horizon must be a duration such as { weeks: 39 }, got null'],
    [{ horizon: 39 }, 'expectedTransactions: horizon must be a duration such as { weeks: 39 }, got 39'],
    [
      { horizon: { weeks: -1 } },
      'expectedTransactions: horizon must be a duration such as { weeks: 39 }, got {"weeks":-1}',
    ],
    [
      { horizon: { weeks: 1 }, T: 3 },
      'expectedTransactions: T must be one of the options horizon, got an unknown option',
    ],
  ])('the horizon %o is refused (cases A10, A20)', (options, message) => {
    const run = (): unknown => expectedTransactions(model, good, options as { horizon: { weeks: number } });
    expect(thrownBy(run).message).toBe(message);
    if (!('horizon' in options)) return;
    const alive = (): unknown => probabilityAlive(model, good, options as { horizon: { weeks: number } });
    expect(thrownBy(alive).message).toBe(message.replace('expectedTransactions', 'probabilityAlive'));
  });

  it.each([
    [0.15, 'got 0.15'],
    [{ annual: -0.1 }, 'got {"annual":-0.1}'],
    [{ monthly: 0.01 }, 'got {"monthly":0.01}'],
    [{ annual: 0.1, monthly: 0.01 }, 'got {"annual":0.1,"monthly":0.01}'],
    [undefined, 'got null'],
  ])('the discount %o is refused', (discount, received) => {
    const run = (): unknown => residualTransactions(model, good, { discount: discount as { annual: number } });
    expect(thrownBy(run).message).toBe(
      `residualTransactions: discount must be a discount such as { annual: 0.15 }, >= 0, ${received}`,
    );
  });

  it('an infinite horizon needs a discount', () => {
    const discount = { annual: 0 };
    const message = 'discount must be above 0 where the horizon is infinite, got {"annual":0}';
    expect(() => residualTransactions(model, good, { discount })).toThrow(message);
    const data = { ...good, meanRepeatSpend: [1, 0, 1] };
    expect(() => lifetimeValue(model, spendModel, data, { discount, horizon: 'infinite' })).toThrow(message);
  });

  it('a margin is a share', () => {
    const data = { ...good, meanRepeatSpend: [1, 0, 1] };
    const options = { discount: { annual: 0.1 }, horizon: { weeks: 4 }, margin: 30 };
    expect(() => lifetimeValue(model, spendModel, data, options)).toThrow(
      'margin must be a number from 0 to 1, got 30',
    );
  });

  it('the simple formula names the factor', () => {
    expect(() => simpleClv({ averageSale: 5, transactions: -1, periods: 2 })).toThrow(
      'simpleClv: transactions must be a number >= 0, got -1',
    );
    expect(() => simpleClv({ averageSale: 5, transactions: 1 } as never)).toThrow(
      'periods must be a number >= 0, got null',
    );
    expect(() => simpleClv({ averageSale: [5, 1], transactions: [1, Number.NaN], periods: [1, 1] })).toThrow(
      'simpleClv: row 1, column transactions: expected a number >= 0, got NaN',
    );
    expect(() => simpleClv(null as never)).toThrow(InvalidInputError);
  });

  it('known parameters must be positive, all given, and no others', () => {
    const parameters = { r: 1, alpha: 1, a: 0, b: 1 };
    expect(() => bgNbdModel(parameters, { unit: 'week' })).toThrow('bgNbdModel: a must be a number > 0, got 0');
    expect(() => bgNbdModel({ r: 1, alpha: 1, a: 1 } as never, { unit: 'week' })).toThrow(
      'b must be a number > 0, got null',
    );
    expect(() => bgNbdModel({ ...parameters, a: 1 }, {} as never)).toThrow('unit must be one of');
    expect(() => gammaGammaModel({ p: 1, q: 1, v: 1 } as never)).toThrow('v must be one of the options p, q, gamma');
  });
});

describe('models and data must fit together', () => {
  it('a table in another unit is refused', () => {
    const run = (): unknown => probabilityAlive(model, { ...good, unit: 'day' });
    expect(thrownBy(run)).toBeInstanceOf(IncompatibleModelError);
    expect(thrownBy(run).message).toBe('probabilityAlive: model.unit must be "day" as in the data, got "week"');
  });

  it('plain arrays must say their unit', () => {
    const run = (): unknown => fitBgNbd(untyped({ ...good, unit: undefined }));
    expect(thrownBy(run)).toBeInstanceOf(InvalidOptionError);
    expect(thrownBy(run).message).toBe('fitBgNbd: unit must be one of "day", "week", "month", "year", got undefined');
  });

  it('a model of another kind is refused', () => {
    const run = (): unknown => probabilityAlive(spendModel as never, good);
    expect(thrownBy(run).message).toBe(
      'probabilityAlive: model.kind must be one of clv/bg-nbd, clv/mbg-nbd, clv/pareto-nbd, clv/gamma-gompertz-nbd, clv/nbd, clv/bg-cnbd-k, clv/mbg-cnbd-k, clv/bg-bb, got "clv/gamma-gamma"',
    );
    expect(() => probabilityAlive(undefined as never, good)).toThrow(IncompatibleModelError);
  });
});
