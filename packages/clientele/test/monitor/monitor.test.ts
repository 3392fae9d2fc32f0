import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';
import {
  fitKMeans,
  fitLinearRegression,
  fitLogistic,
  fitTree,
  type MonitorOptions,
  monitor,
  monitorBaseline,
  parseMonitorBaseline,
  toRows,
} from '../../src/index.ts';

type Customers = { visits: number[]; plan: string[]; label: number[] };

/** Customers whose chance to leave is known: it falls with their visits, and is lower with the plan pro. */
function customers(seed: number, count: number, { busier = 0, riskier = 0 } = {}): Customers {
  const random = openRandom(seed);
  const made: Customers = { visits: [], plan: [], label: [] };
  for (let i = 0; i < count; i++) {
    const visits = random.normal() + busier;
    const isPro = random.uniform() < 0.3;
    const logOdds = -0.5 - visits - (isPro ? 0.7 : 0) + riskier;
    made.visits.push(visits);
    made.plan.push(isPro ? 'pro' : 'basic');
    made.label.push(random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0);
  }
  return made;
}

const training = customers(1, 2000);
const model = fitLogistic(training);
const baseline = monitorBaseline(model, training);
const psiOf = (found: ReturnType<typeof monitor>): Record<string, number> =>
  Object.fromEntries(found.drift === null ? [] : toRows(found.drift).map(({ column, psi }) => [column, psi]));

describe('monitor', () => {
  it('keeps a model on customers of the same kind', () => {
    const found = monitor(model, customers(2, 1500), { before: baseline });
    expect(found).toMatchObject({ verdict: 'keep', reasons: [], rows: 1500, notes: [] });
    expect(Object.keys(psiOf(found))).toEqual(['visits', 'plan', 'probability']);
  });

  it('watches, and does not refit, where customers changed and promises hold', () => {
    const found = monitor(model, customers(3, 1500, { busier: 1 }), { before: baseline });
    expect(found.verdict).toBe('watch');
    expect(psiOf(found)['visits']).toBeGreaterThan(0.25);
    expect(psiOf(found)['plan']).toBeLessThan(0.02);
    expect(found.reasons.some((reason) => reason.startsWith('visits has moved far: PSI '))).toBe(true);
  });

  it('refits where promises fail, though nobody changed', () => {
    const found = monitor(model, customers(4, 1500, { riskier: 1 }), { before: baseline });
    expect(found.verdict).toBe('refit');
    expect(found.calibration?.levelZ).toBeGreaterThan(2.58);
    expect(found.reasons[0]).toMatch(/^promised 0\.\d+ on average, found 0\.\d+$/);
    expect(psiOf(found)['visits']).toBeLessThan(0.1);
  });

  it('refits where the level holds and the ranking is lost', () => {
    const later = customers(5, 1500);
    const shuffled = { ...later, label: later.label.map((_, i) => later.label[(i * 7) % 1500] as number) };
    const found = monitor(model, shuffled, { before: baseline });
    expect(found.verdict).toBe('refit');
    expect(found.calibration?.rocAuc).toBeLessThan(0.56);
    expect(found.calibration?.shapeZ).toBeGreaterThan(2.58);
  });

  it('judges by the answers alone while no outcome is known', () => {
    const { visits, plan } = customers(6, 1500, { busier: 2 });
    const found = monitor(model, { visits, plan }, { before: baseline });
    expect(found.verdict).toBe('refit');
    expect(found.calibration).toBeNull();
    expect(found.notes.map(({ code }) => code)).toEqual(['outcome-not-given']);
  });

  it('does not take the noise of a few customers for a change', () => {
    const { visits, plan } = customers(7, 25);
    const found = monitor(model, { visits, plan }, { before: baseline });
    expect(psiOf(found)['visits']).toBeGreaterThan(0.1);
    expect(found.verdict).toBe('keep');
  });

  it('gives the same with the customers themselves as before, and with a baseline from JSON', () => {
    const later = customers(8, 500, { busier: 0.5 });
    const stored = parseMonitorBaseline(JSON.parse(JSON.stringify(baseline)));
    expect(monitor(model, later, { before: training })).toEqual(monitor(model, later, { before: stored }));
  });

  it('tells of texts and gaps that are new', () => {
    const before = { score: [...training.visits], plan: training.plan, label: training.label };
    const own = fitTree(before);
    const later = customers(9, 400);
    const visits = later.visits.map((value, i) => (i < 40 ? Number.NaN : value));
    const plan = later.plan.map((value, i) => (i < 100 ? 'gold' : value));
    const found = monitor(own, { score: visits, plan, label: later.label }, { before });
    expect(found.drift && toRows(found.drift, ['column', 'missingShare', 'newShare']).slice(0, 2)).toEqual([
      { column: 'score', missingShare: 0.1, newShare: 0 },
      { column: 'plan', missingShare: 0, newShare: 0.25 },
    ]);
    expect(found.reasons.some((reason) => reason.startsWith('plan has moved far'))).toBe(true);
  });

  it('leaves outcomes out that are not known yet, and says how many', () => {
    const later = customers(10, 300);
    const label = later.label.map((value, i) => (i < 100 ? Number.NaN : value));
    const found = monitor(model, { ...later, label });
    expect(found.calibration?.rows).toBe(200);
    expect(found.drift).toBeNull();
    expect(found.notes.map(({ code }) => code)).toEqual(['before-not-given', 'outcome-unknown']);
  });

  it('takes models of numbers and of clusters', () => {
    const x = training.visits;
    const spend = x.map((value, i) => 10 * value + (i % 7));
    const line = fitLinearRegression({ x, spend }, { target: 'spend' });
    expect(monitor(line, { x, spend }, { before: { x }, outcome: 'spend' })).toMatchObject({ verdict: 'keep' });
    const more = spend.map((value) => value + 30);
    expect(monitor(line, { x, spend: more }, { before: { x }, outcome: 'spend' }).verdict).toBe('refit');
    const clusters = fitKMeans({ x }, { k: 3 });
    expect(monitor(clusters, { x }, { before: { x } })).toMatchObject({
      verdict: 'keep',
      calibration: null,
      notes: [],
    });
    const moved = monitor(clusters, { x: x.map((value) => value + 2) }, { before: { x } });
    expect([moved.verdict, Object.keys(psiOf(moved))]).toEqual(['refit', ['x', 'cluster']]);
  });

  it('does not depend on the order of customers, and leaves its input alone', () => {
    const later = customers(11, 400, { busier: 0.4 });
    const turned = {
      visits: [...later.visits].reverse(),
      plan: [...later.plan].reverse(),
      label: [...later.label].reverse(),
    };
    const [one, other] = [monitor(model, later, { before: baseline }), monitor(model, turned, { before: baseline })];
    expect(other.verdict).toBe(one.verdict);
    expect(psiOf(other)).toEqual(psiOf(one));
    expect(later).toEqual(customers(11, 400, { busier: 0.4 }));
  });

  it('answers what can be cloned', () => {
    const found = monitor(model, training, { before: training });
    expect(structuredClone(found)).toEqual(found);
  });
});

describe('monitor refuses', () => {
  const call = (given: unknown, data: unknown, options?: unknown) => () =>
    monitor(given as never, data as never, options as MonitorOptions);
  const badLabel = { ...training, label: training.label.map((value, i) => (i === 3 ? 0.5 : value)) };

  it.each<[string, () => unknown, object]>([
    ['a model of another kind', call({ kind: 'rfm/scores' }, training), { code: 'incompatible-model' }],
    ['no model', call(undefined, training), { code: 'incompatible-model' }],
    ['no table', call(model, 'customers.csv'), { code: 'invalid-input' }],
    ['a table without a feature', call(model, { visits: [1] }), { code: 'invalid-input' }],
    ['nobody', call(model, { visits: [], plan: [] }), { code: 'insufficient-data' }],
    ['an unknown option', call(model, training, { befor: training }), { code: 'invalid-option' }],
    ['a tolerance below 0', call(model, training, { tolerance: -1 }), { code: 'invalid-option' }],
    ['an outcome that is not there', call(model, training, { outcome: 'left' }), { code: 'invalid-input' }],
    ['an outcome that is neither 0 nor 1', call(model, badLabel), { code: 'invalid-input' }],
    [
      'the baseline of another model',
      call(fitLogistic({ visits: training.visits, label: training.label }), training, { before: baseline }),
      { code: 'incompatible-model' },
    ],
  ])('%s', (_name, run, expected) => {
    expect(run).toThrow(expect.objectContaining(expected));
  });

  it('a baseline that was tampered with, naming the field', () => {
    const [first, ...others] = baseline.columns;
    const broken = { ...baseline, columns: [{ ...first, counts: [1, 2] }, ...others] };
    expect(() => parseMonitorBaseline(broken)).toThrow(/columns\[0\]\.counts/);
    expect(() => parseMonitorBaseline({ ...baseline, rows: -1 })).toThrow(/rows/);
    expect(() => parseMonitorBaseline(null)).toThrow(/an object/);
  });
});
