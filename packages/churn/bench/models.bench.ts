import { fitForest, fitGradientBoosting, fitLogistic, fitTree, predictChurn } from '@clientele/churn';
import { fitMlCart } from '@clientele/churn/ml-cart';
import { fitMlLogistic } from '@clientele/churn/ml-logistic-regression';
import { openRandom } from '@clientele/stats';
import { bench, describe } from 'vitest';

/** Ten features, of which three act; ml-cart takes the time that it takes, so that there are few rows. */
function customers(rows: number): Record<string, Float64Array> {
  const random = openRandom(7);
  const columns = Array.from({ length: 10 }, () => Float64Array.from({ length: rows }, () => random.normal()));
  const [a, b, c] = columns as [Float64Array, Float64Array, Float64Array];
  const label = a.map((value, row) => {
    const logOdds = value - (b[row] as number) * (c[row] as number) - 1;
    return random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  return { ...Object.fromEntries(columns.map((values, index) => [`x${index}`, values])), label };
}

for (const rows of [500, 2000]) {
  const data = customers(rows);
  const boosted = fitGradientBoosting(data);
  describe(`${rows} customers, 10 features`, () => {
    bench('fitLogistic', () => {
      fitLogistic(data);
    });
    bench('ml-logistic-regression, 500 steps', () => {
      fitMlLogistic(data);
    });
    bench('fitTree', () => {
      fitTree(data);
    });
    bench('ml-cart', () => {
      fitMlCart(data);
    });
    bench('fitForest, 50 trees', () => {
      fitForest(data, { trees: 50 });
    });
    bench('fitGradientBoosting', () => {
      fitGradientBoosting(data);
    });
    bench('predictChurn, boosted', () => {
      predictChurn(boosted, data);
    });
  });
}
