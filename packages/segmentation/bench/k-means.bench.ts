import { assignClusters, fitKMeans } from '@clientele/segmentation';
import { kmeans } from 'ml-kmeans';
import { bench, describe } from 'vitest';
import { blobs } from '../test/samples.ts';

/** Both from one start, in eight clusters; ml-kmeans is given the rows of arrays that it wants. */
for (const rows of [1000, 10_000]) {
  const columns = blobs(rows, 10, { groups: 8, spread: 2 });
  const cells = Object.values(columns);
  const arrays = Array.from({ length: rows }, (_, row) => cells.map((column) => column[row] as number));
  const model = fitKMeans(columns, { k: 8 });
  describe(`${rows} customers, 10 features`, () => {
    bench('fitKMeans, one start', () => {
      fitKMeans(columns, { k: 8, starts: 1 });
    });
    bench('fitKMeans, the usual starts', () => {
      fitKMeans(columns, { k: 8 });
    });
    bench('ml-kmeans', () => {
      kmeans(arrays, 8, { seed: 1 });
    });
    bench('assignClusters', () => {
      assignClusters(model, columns);
    });
  });
}
