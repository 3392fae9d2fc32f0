import { bundle } from '../../house/tsup.base.ts';

export default bundle(
  {},
  {
    logistic: 'src/logistic.ts',
    'ml-cart': 'src/ml-cart.ts',
    'ml-logistic-regression': 'src/ml-logistic-regression.ts',
  },
);
