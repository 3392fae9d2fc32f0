import { checkOptions, EngineError } from '@clientele/core';
import type { RunOptions } from './engine.ts';
import { runRules } from './run-rules.ts';

/** The end that a caller may put to a statement. */
export interface Stoppable {
  /** Throws where the end has come. */
  readonly check: () => void;
  /** What to throw then: the signal's reason, or an EngineError of reason `timeout`; nothing where it has not come. */
  readonly reason: () => unknown;
  /** Takes listener and timer back. */
  readonly end: () => void;
}

/**
 * Watches over one statement.
 *
 * @param verb begins messages
 * @param options the caller's signal and time limit
 * @param stop stops the statement on the engine; called once
 * @returns what to ask on the way
 * @throws whatever the signal's reason is, where it is aborted already
 */
export function stoppable(verb: string, options: RunOptions, stop: () => void): Stoppable {
  checkOptions(verb, options, runRules);
  const { signal, timeout } = options;
  let ended: { readonly reason: unknown } | undefined;
  const halt = (reason: unknown): void => {
    if (ended !== undefined) return;
    ended = { reason };
    stop();
  };
  const onAbort = (): void => halt(signal?.reason);
  const onTime = (): void => {
    const message = `the statement took longer than ${timeout} ms and was stopped`;
    halt(new EngineError(verb, 'timeout', message, { timeout: timeout ?? null }));
  };
  signal?.throwIfAborted();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = timeout === undefined ? undefined : setTimeout(onTime, timeout);
  return {
    check: () => {
      if (ended !== undefined) throw ended.reason;
    },
    reason: () => ended?.reason,
    end: () => {
      signal?.removeEventListener('abort', onAbort);
      clearTimeout(timer);
    },
  };
}
