import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFolder } from './folder.ts';
import { startServer } from './processes.ts';

/** The version of the Hadoop client within pyspark 4.3.0. */
const version = '3.5.0';

/** One NameNode and one DataNode on loopback. */
export interface HdfsServer {
  /** As Spark reads it: `hdfs://localhost:PORT`. */
  readonly url: string;
  /** The NameNode's web server: `http://localhost:PORT`. */
  readonly web: string;
  readonly stop: () => Promise<void>;
}

/** @returns the class path of Hadoop's mini cluster; Maven fetches it where it is not there yet */
function classPath(): string {
  const folder = serverFolder('hdfs');
  const file = join(folder, `classpath-${version}.txt`);
  if (!existsSync(file)) {
    const dependency = `<groupId>org.apache.hadoop</groupId><artifactId>hadoop-client-minicluster</artifactId><version>${version}</version>`;
    writeFileSync(
      join(folder, 'pom.xml'),
      `<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>hdfs</artifactId><version>1</version>
<dependencies><dependency>${dependency}</dependency></dependencies></project>\n`,
    );
    const goal = ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${file}`];
    execFileSync('mvn', goal, { cwd: folder, stdio: 'inherit' });
  }
  return readFileSync(file, 'utf8').trim();
}

/** Starts HDFS; its data are gone when it stops. */
export async function startHdfs(): Promise<HdfsServer> {
  const folder = mkdtempSync(join(serverFolder('hdfs'), 'run-'));
  const source = fileURLToPath(new URL('./MiniHdfs.java', import.meta.url));
  const server = await startServer({
    command: 'java',
    args: ['-Xmx512m', '-cp', classPath(), source, join(folder, 'data')],
    folder,
    log: join(folder, 'server.log'),
    ready: /READY (\S+) (\S+)\s/,
    timeout: 300_000,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.ready[1] as string, web: server.ready[2] as string, stop };
}
