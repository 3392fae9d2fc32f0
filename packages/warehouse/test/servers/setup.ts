import type { TestProject } from 'vitest/node';
import { type HdfsServer, startHdfs } from './hdfs.ts';
import { type SparkServer, startSpark } from './spark.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sparkUrl: string;
    hdfsUrl: string;
    hdfsWeb: string;
  }
}

/** Starts the engines before the first test of the project and stops them after the last. Nothing is skipped without them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.allSettled([startSpark(), startHdfs()]);
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  const [spark, hdfs] = started.map((one) => (one as PromiseFulfilledResult<unknown>).value) as [
    SparkServer,
    HdfsServer,
  ];
  project.provide('sparkUrl', spark.url);
  project.provide('hdfsUrl', hdfs.url);
  project.provide('hdfsWeb', hdfs.web);
  return stop;
}
