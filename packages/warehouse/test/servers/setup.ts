import type { TestProject } from 'vitest/node';
import { type HdfsServer, startHdfs } from './hdfs.ts';
import { type SparkServer, startSpark } from './spark.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sparkUrl: string;
    sparkPort: number;
    sparkToken: string;
    hdfsUrl: string;
    hdfsWeb: string;
  }
}

/** Asked of every client of the tests. */
const token = 'a-token-of-the-tests';

/** Each stream of answers is ended after two seconds, so that every longer one must be taken up again. */
const conf = ['spark.connect.execute.reattachable.senderMaxStreamDuration=2s'];

/** Starts the engines before the first test of the project and stops them after the last. Nothing is skipped without them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.allSettled([startSpark({ token, conf }), startHdfs()]);
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
  project.provide('sparkPort', spark.port);
  project.provide('sparkToken', token);
  project.provide('hdfsUrl', hdfs.url);
  project.provide('hdfsWeb', hdfs.web);
  return stop;
}
