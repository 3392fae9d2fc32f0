import type { ForecastTest, SpendTest } from '@clientele/clv';
import type { Judgement } from './verdict.ts';

/** What chance makes in one of two hundred fits; the three kinds of tests together call a true model broken in fewer than one in fifty. */
const rareZ = 2.807;
/** The same for one of some eighteen groups. */
const rareGroupZ = 3.66;
/** Groups of whom fewer purchases are foretold are too small for a normal test. */
const enough = 10;

interface Finding {
  readonly words: string;
  /** Beyond the tolerance, not only beyond chance. */
  readonly fails: boolean;
}

/** Weighs what was foretold against what came; drift does not weigh, for histories of the same customers grow with time alone. */
export function judgePurchases(forecast: ForecastTest | null, spend: SpendTest | null, tolerance: number): Judgement {
  const found = [
    ...(forecast === null ? [] : ofForecast(forecast, tolerance)),
    ...(spend === null ? [] : ofSpend(spend, tolerance)),
  ];
  const reasons = found.map(({ words }) => words);
  if (found.some(({ fails }) => fails)) return { verdict: 'refit', reasons };
  return { verdict: reasons.length > 0 ? 'watch' : 'keep', reasons };
}

function ofForecast(
  { actual, expected, ratio, lower, upper, z, byFrequency, byForecast, likelihood }: ForecastTest,
  tolerance: number,
): Finding[] {
  const found: Finding[] = [];
  if (Math.abs(z) > rareZ && ratio !== null && lower !== null && upper !== null) {
    const share = `${shown(ratio)} times as many, from ${shown(lower)} to ${shown(upper)}`;
    const words = `foretold ${shown(expected)} purchases, ${actual} came: ${share}`;
    found.push({ words, fails: Math.abs(ratio - 1) > tolerance });
  }
  const groups = [
    ...oddGroups(byFrequency.columns, tolerance, (row) => {
      const count = byFrequency.columns.x[row] as number;
      return `customers with ${count}${count === 7 ? ' or more' : ''} repeat purchases`;
    }),
    ...oddGroups(byForecast.columns, tolerance, (row) => `tenth ${row + 1} by forecast`),
  ];
  found.push(...groups);
  if (Math.abs(likelihood.z) > rareZ) {
    const way = likelihood.z < 0 ? 'more' : 'less';
    const words = `customers differ ${way} than foretold: ln P a customer ${shown(likelihood.found)}, foretold ${shown(likelihood.foretold)}`;
    const far = Math.abs(likelihood.found - likelihood.foretold) > tolerance * Math.abs(likelihood.foretold);
    found.push({ words, fails: far });
  }
  return found;
}

type Groups = Readonly<Record<'customers' | 'actualMean' | 'expectedMean' | 'z', Float64Array>>;

function oddGroups(
  { customers, actualMean, expectedMean, z }: Groups,
  tolerance: number,
  named: (row: number) => string,
): Finding[] {
  return Array.from(z.keys()).flatMap((row) => {
    const [came, told] = [actualMean[row] as number, expectedMean[row] as number];
    if (told * (customers[row] as number) < enough || Math.abs(z[row] as number) <= rareGroupZ) return [];
    const words = `${named(row)}: foretold ${shown(told)} purchases each, ${shown(came)} came`;
    return [{ words, fails: Math.abs(came / told - 1) > tolerance }];
  });
}

function ofSpend({ ratio, lower, upper, z, byForecast }: SpendTest, tolerance: number): Finding[] {
  const found: Finding[] = [];
  if (Math.abs(z) > rareZ) {
    const words = `a purchase is worth ${shown(ratio)} times what was foretold, from ${shown(lower)} to ${shown(upper)}`;
    found.push({ words, fails: Math.abs(ratio - 1) > tolerance });
  }
  const { z: byTenth, actualMean, expectedMean, customers } = byForecast.columns;
  byTenth.forEach((one, row) => {
    if (Math.abs(one) <= rareGroupZ || (customers[row] as number) < enough) return;
    const away = Math.exp((actualMean[row] as number) - (expectedMean[row] as number));
    const words = `tenth ${row + 1} by spend foretold: a purchase is worth ${shown(away)} times that`;
    found.push({ words, fails: Math.abs(away - 1) > tolerance });
  });
  return found;
}

/** Three significant digits. */
function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}
