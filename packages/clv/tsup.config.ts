import { bundle } from '../../house/tsup.base.ts';

export default bundle(
  {},
  { 'bg-nbd': 'src/bg-nbd.ts', 'mbg-nbd': 'src/mbg-nbd.ts', 'pareto-nbd': 'src/pareto-nbd.ts' },
);
