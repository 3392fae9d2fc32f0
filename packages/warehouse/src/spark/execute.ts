import type { RunOptions } from '../engine/engine.ts';
import { type Stoppable, stoppable } from '../engine/stoppable.ts';
import { failureOf, isServiceError, isTransient } from './failure.ts';
import type { Message } from './messages.ts';
import type { SparkSession } from './session.ts';

/** Interrupts one operation, in the numbers of the protocol. */
const byOperation = 3;

/** How far a stream of answers has come. */
interface Progress {
  /** The last answer seen. */
  last: string;
  isDone: boolean;
  failures: number;
}

/**
 * Runs one plan. Where the connection breaks, or the server ends the stream early, the stream is taken up again after the last
 * answer seen, so that no row is lost or doubled. Where the caller leaves early or gives up, the server stops.
 *
 * @param verb begins messages
 * @param session where it runs
 * @param plan the protocol's Plan
 * @param options signal and time limit
 * @param retries how often in a row the connection may fail
 * @returns the answers that carry something
 * @throws EngineError (`engine-failed`), or the signal's reason
 */
export async function* execute(
  verb: string,
  session: SparkSession,
  plan: Message,
  options: RunOptions,
  retries: number,
): AsyncGenerator<Message> {
  const operation = crypto.randomUUID();
  const progress: Progress = { last: '', isDone: false, failures: 0 };
  let call: { cancel(): void } | undefined;
  let interrupted: Promise<unknown> = Promise.resolve();
  const pause = pauses();
  const stop = stoppable(verb, options, () => {
    interrupted = session.ask('Interrupt', { type: byOperation, operation }).catch(() => undefined);
    call?.cancel();
    pause.end();
  });
  try {
    for (let isFirst = true; !progress.isDone; ) {
      const stream = isFirst ? started(session, operation, plan) : reattached(session, operation, progress.last);
      call = stream;
      isFirst = false;
      try {
        yield* answersOf(stream as AsyncIterable<Message>, progress);
      } catch (error) {
        isFirst = await mended(verb, error, stop, progress, retries, pause);
      }
      stop.check();
    }
  } finally {
    stop.end();
    if (!progress.isDone) call?.cancel();
    // Frees what the server keeps for a stream to be taken up again; ends a query that was left half-read.
    void interrupted.then(() => session.ask('ReleaseExecute', { operation, all: {} })).catch(() => undefined);
  }
}

function started(session: SparkSession, operation: string, plan: Message): ReturnType<SparkSession['stream']> {
  return session.stream('ExecutePlan', { operation, plan, options: [{ reattach: { reattachable: true } }] });
}

function reattached(session: SparkSession, operation: string, last: string): ReturnType<SparkSession['stream']> {
  return session.stream('ReattachExecute', { operation, ...(last === '' ? {} : { last }) });
}

async function* answersOf(stream: AsyncIterable<Message>, progress: Progress): AsyncGenerator<Message> {
  for await (const answer of stream) {
    progress.failures = 0;
    if (typeof answer['response'] === 'string' && answer['response'] !== '') progress.last = answer['response'];
    if (answer['complete'] !== undefined && answer['complete'] !== null) progress.isDone = true;
    else yield answer;
  }
}

/**
 * Waits until the stream may be taken up again, longer each time.
 *
 * @returns whether the operation must be started anew, since the server never heard of it
 */
async function mended(
  verb: string,
  error: unknown,
  stop: Stoppable,
  progress: Progress,
  retries: number,
  pause: Pause,
): Promise<boolean> {
  const given = stop.reason();
  if (given !== undefined) throw given;
  if (!isServiceError(error)) throw error;
  const isUnknown = progress.last === '' && /OPERATION_NOT_FOUND/.test(error.details);
  progress.failures++;
  if ((!isUnknown && !isTransient(error)) || progress.failures > retries) throw failureOf(verb, error);
  await pause.of(Math.min(10_000, 50 * 3 ** progress.failures));
  stop.check();
  return isUnknown;
}

/** Waiting that can be cut short. */
interface Pause {
  readonly of: (milliseconds: number) => Promise<void>;
  readonly end: () => void;
}

function pauses(): Pause {
  let end = (): void => undefined;
  const of = (milliseconds: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      end = () => {
        clearTimeout(timer);
        done();
      };
    });
  return { of, end: () => end() };
}
