export { type HdfsFile, type HdfsOptions, openHdfsFile } from './hdfs/open-file.ts';
export { type ReadHdfsParquetOptions, readHdfsParquet } from './hdfs/read-parquet.ts';
