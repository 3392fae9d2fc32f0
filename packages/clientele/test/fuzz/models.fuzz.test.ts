import { simulateShop } from '@clientele/datasets';
import type { Random } from '@clientele/stats';
import {
  ClienteleError,
  deriveBtyd,
  fitBgNbd,
  fitGammaGamma,
  fitKMeans,
  fitLogistic,
  fitRfmScores,
  type JsonValue,
  type KnownModel,
  parseModel,
  probabilityAlive,
  summarizeCustomers,
  table,
} from 'clientele';
import { describe, expect, it } from 'vitest';
import { below, eachMutation, mutations, oneOf, patience } from './mutate.ts';

const { log } = simulateShop({ customers: 120, seed: 5 });
const summary = summarizeCustomers(log);
const history = deriveBtyd(summary, { unit: 'week' });
const features = table({
  recency: summary.columns.purchaseCount,
  spend: summary.columns.totalSpend,
  label: summary.columns.purchaseDays.map((days) => Number(days > 2)),
});
const models: readonly KnownModel[] = [
  fitRfmScores({ recency: [1, 9, 30], frequency: [5, 2, 1], monetary: [90, 40, 10] }, { bins: 3 }),
  fitBgNbd(history),
  fitGammaGamma(history),
  fitKMeans(table({ recency: features.columns.recency, spend: features.columns.spend }), { k: 3 }),
  fitLogistic(features, { target: 'label' }) as KnownModel,
];
const hostile: readonly JsonValue[] = [
  null,
  true,
  '',
  'NaN',
  '__proto__',
  0,
  -1,
  1e308,
  -1e-308,
  1.5,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  { kind: 'clv/bg-nbd' },
];

/** Every place in a value, as a path. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** One place of a model replaced, taken out, put elsewhere or doubled. */
function mutatedModel(model: JsonValue, random: Random): unknown {
  const copy = structuredClone(model) as Record<string, unknown>;
  const path = oneOf(
    random,
    pathsOf(copy).filter(({ length }) => length > 0),
  );
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path[path.length - 1] as string;
  switch (below(random, 5)) {
    case 0:
      delete at[last];
      break;
    case 1:
      if (Array.isArray(at)) at.unshift(at[0]);
      else at[`${last}2`] = at[last];
      break;
    case 2:
      if (Array.isArray(at)) at.push(at[0]);
      else at[last] = [at[last]];
      break;
    case 3:
      if (typeof at[last] === 'number' && at[last] !== 0) at[last] = -at[last];
      else at[last] = oneOf(random, hostile);
      break;
    default:
      at[last] = oneOf(random, hostile);
  }
  // Half of them as they come out of a file, half as a program may hand them over: with holes, with −0.
  return below(random, 2) === 0 ? JSON.parse(JSON.stringify(copy)) : copy;
}

function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFiniteThroughout);
}

describe('mutated model files', () => {
  it(
    'are refused with a typed error, or are models that hold what was read and answer within their range',
    () =>
      eachMutation(4, mutations(0.2), (random) => {
        const given = mutatedModel(JSON.parse(JSON.stringify(oneOf(random, models))) as JsonValue, random);
        let model: KnownModel;
        try {
          model = parseModel(given);
        } catch (error) {
          return void expect(error).toBeInstanceOf(ClienteleError);
        }
        expect(isFiniteThroughout(model)).toBe(true);
        expect(model.kind).toBe((given as KnownModel).kind);
        expect((given as KnownModel).parameters).toMatchObject(model.parameters as object);
        if (model.kind !== 'clv/bg-nbd') return;
        const alive = probabilityAlive(model, {
          x: [0, 1, 3],
          tx: [0, 3, 30],
          T: [10, 30, 39],
          unit: model.unit ?? 'week',
        });
        expect(alive.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
      }),
    patience,
  );
});
