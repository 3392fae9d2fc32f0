import { bundle } from '../../house/tsup.base.ts';

export default bundle(
  {},
  {
    duckdb: 'src/duckdb.ts',
    hdfs: 'src/hdfs.ts',
    spark: 'src/spark.ts',
  },
);
