import { bundle } from '../../house/tsup.base.ts';

export default bundle({}, { duckdb: 'src/duckdb.ts' });
