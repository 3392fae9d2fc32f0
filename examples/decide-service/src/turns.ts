/** Runs a task after those of the same key that came before it; other keys do not wait. */
export type Turns = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/**
 * Opens a queue a key.
 *
 * @returns the function that puts a task in its queue and gives its result; a task that fails holds up nobody
 */
export function openTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const result = (last.get(key) ?? Promise.resolve()).then(task);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return result;
  };
}
