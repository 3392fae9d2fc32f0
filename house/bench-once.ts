import { BenchmarkRunner } from 'vitest';

type Tinybench = Awaited<ReturnType<BenchmarkRunner['importTinybench']>>;

/** Runs every benchmark once: enough to see that it still compiles and ends, which is all that a check needs. */
class OnceRunner extends BenchmarkRunner {
  override async importTinybench(): Promise<Tinybench> {
    const tinybench = await super.importTinybench();
    class Once extends tinybench.Bench {
      constructor(options: ConstructorParameters<Tinybench['Bench']>[0]) {
        super({ ...options, time: 0, iterations: 1, warmupTime: 0, warmupIterations: 0 });
      }
    }
    return { ...tinybench, Bench: Once };
  }
}

// biome-ignore lint/style/noDefaultExport: vitest takes a runner by its default export
export default OnceRunner;
