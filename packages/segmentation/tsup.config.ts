import { bundle } from '../../house/tsup.base.ts';

export default bundle({}, { 'ml-kmeans': 'src/ml-kmeans.ts' });
