import { bundle } from '../../house/tsup.base.ts';

export default bundle({}, { parquet: 'src/parquet.ts', arrow: 'src/arrow.ts' });
