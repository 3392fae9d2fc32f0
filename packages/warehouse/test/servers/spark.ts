import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serverFolder } from './folder.ts';
import { type Server, startServer } from './processes.ts';
import { pythonWith } from './python.ts';

/** The version of PyPI's pyspark: Spark itself, with its Connect server inside. */
const version = '4.3.0';

/** A Spark Connect server on loopback. */
export interface SparkServer extends Server {
  readonly url: string;
  readonly port: number;
}

/** @returns the folder of Spark */
function sparkHome(): string {
  const python = pythonWith('pyspark', version);
  const find = 'import importlib.util as u; print(u.find_spec("pyspark").origin)';
  return dirname(execFileSync(python, ['-c', find], { encoding: 'utf8' }).trim());
}

/**
 * Starts Spark Connect: local[2], on loopback, on a free port unless one is given.
 *
 * @param conf further settings, `name=value`
 * @param token what clients must show
 */
export async function startSpark({
  conf = [],
  port = 0,
  token,
}: {
  conf?: readonly string[];
  port?: number;
  token?: string;
} = {}): Promise<SparkServer> {
  const home = sparkHome();
  const folder = mkdtempSync(join(serverFolder('spark'), 'run-'));
  const settings = [
    'spark.connect.grpc.binding.address=127.0.0.1',
    `spark.connect.grpc.binding.port=${port}`,
    'spark.driver.host=127.0.0.1',
    'spark.driver.bindAddress=127.0.0.1',
    'spark.ui.enabled=false',
    'spark.sql.shuffle.partitions=2',
    `spark.local.dir=${join(folder, 'tmp')}`,
    `spark.sql.warehouse.dir=${join(folder, 'warehouse')}`,
    'spark.driver.extraJavaOptions=-XX:+UseSerialGC',
    ...(token === undefined ? [] : [`spark.connect.authenticate.token=${token}`]),
    ...conf,
  ];
  const main = ['--class', 'org.apache.spark.sql.connect.service.SparkConnectServer'];
  const server = await startServer({
    command: join(home, 'bin', 'spark-submit'),
    args: [
      '--master',
      'local[2]',
      '--driver-memory',
      '2g',
      ...main,
      ...settings.flatMap((one) => ['--conf', one]),
      'spark-internal',
    ],
    folder,
    env: { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1' },
    log: join(folder, 'server.log'),
    ready: /Spark Connect server started at: \S*?:(\d+)\s/,
    timeout: 300_000,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const taken = Number(server.ready[1]);
  return {
    ...server,
    stop,
    port: taken,
    url: `sc://127.0.0.1:${taken}${token === undefined ? '' : `/;token=${token};use_ssl=false`}`,
  };
}
