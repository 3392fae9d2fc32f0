import { bundle } from '../../house/tsup.base.ts';

export default bundle({}, { 'ml-cart': 'src/ml-cart.ts', 'ml-logistic-regression': 'src/ml-logistic-regression.ts' });
