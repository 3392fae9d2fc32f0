/** What we need of WebAssembly; not every engine has it, and not every host lets it be used. */
interface Wasm {
  Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const pageBytes = 65_536;
const mostPages = 32_768;

/** A piece of memory, and the functions that work on it; null where there are none. */
export interface KernelMemory<F> {
  readonly buffer: ArrayBuffer;
  readonly functions: F | null;
}

/**
 * Prepares a module, which is compiled at first use: what comes back takes a piece of memory with the functions on it, plain memory where
 * that cannot be had: without WebAssembly or its SIMD, or where a page forbids to compile.
 *
 * @param bytes writes the module
 * @returns takes memory of so many bytes, all of them 0
 */
export function kernelMemories<F>(bytes: () => Uint8Array): (size: number) => KernelMemory<F> {
  let compiled: object | null | undefined;
  return (size) => {
    const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly?: Wasm };
    const pages = Math.ceil(size / pageBytes);
    if (wasm === undefined || compiled === null || pages > mostPages) return plainMemory(size);
    try {
      compiled ??= new wasm.Module(bytes());
      const memory = new wasm.Memory({ initial: pages });
      const { exports } = new wasm.Instance(compiled, { a: { a: memory } });
      return { buffer: memory.buffer, functions: exports as F };
    } catch {
      // no SIMD, no room for one more memory, or a policy against it
      compiled = compiled ?? null;
      return plainMemory(size);
    }
  };
}

function plainMemory(size: number): KernelMemory<never> {
  return { buffer: new ArrayBuffer(size), functions: null };
}
