import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** On what a benchmark ran: without it a number of seconds says nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** In units of 10^9 bytes. */
  readonly memoryGigabytes: number;
  /** Operating system and its release. */
  readonly system: string;
  readonly node: string;
  /** Of the last 1, 5 and 15 minutes: the benchmark itself and what ran beside it. */
  readonly loadAverage: readonly number[];
}

/** @returns this machine, as the raw numbers of a benchmark name it; asked at the end, the load is that of the runs */
export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadAverage: loadavg(),
  };
}

/** @returns a machine in one sentence without its full stop, for the foot of a page */
export function machineWords({ cpu, cores, memoryGigabytes, system, node, loadAverage }: Machine): string {
  const load = loadAverage.map((one) => one.toFixed(1)).join(', ');
  return `Machine: ${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node ${node}, load average ${load} at the end`;
}
