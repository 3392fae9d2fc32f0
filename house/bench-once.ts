import { NodeBenchmarkRunner } from 'vitest/runners';

type Tinybench = Awaited<ReturnType<NodeBenchmarkRunner['importTinybench']>>;

/** Runs every benchmark once: enough to see that it still compiles and ends, which is all that a check needs. */
class OnceRunner extends NodeBenchmarkRunner {
  override async importTinybench(): Promise<Tinybench> {
    const tinybench = (await super.importTinybench()) as Tinybench & { Bench: new (options: object) => object };
    const Once = class extends tinybench.Bench {
      constructor(options: object) {
        super({ ...options, time: 0, iterations: 1, warmup: false, warmupTime: 0, warmupIterations: 0 });
      }
    };
    return { ...tinybench, Bench: Once };
  }
}

// biome-ignore lint/style/noDefaultExport: vitest takes a runner by its default export
export default OnceRunner;
