import { bundle } from '../../house/tsup.base.ts';

export default bundle({}, { 'k-means': 'src/k-means.ts', 'ml-kmeans': 'src/ml-kmeans.ts' });
