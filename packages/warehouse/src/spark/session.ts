import { EngineError } from '@clientele/core';
import { Client, type ClientReadableStream, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import type { SparkAddress } from './address.ts';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

/** How a connection is made and kept. */
export interface ConnectionOptions {
  /** PEM text of the certificate authority, where the server's is a private one. */
  readonly ca: string | undefined;
  /** Milliseconds between two signs of life. */
  readonly keepAlive: number;
  /** Milliseconds after which a short request, such as opening or interrupting, has failed. */
  readonly requestTimeout: number;
}

/** One session on a Spark Connect server, at the level of its requests. */
export interface SparkSession {
  /** A request with one answer. */
  readonly ask: (method: string, body: Message) => Promise<Message>;
  /** A request with a stream of answers. */
  readonly stream: (method: string, body: Message) => ClientReadableStream<Message>;
  /** A stream of requests with one answer. */
  readonly send: (method: string, bodies: readonly Message[]) => Promise<Message>;
  readonly close: () => void;
}

const megabyte = 1 << 20;
const pathOf = (method: string): string => `/spark.connect.SparkConnectService/${method}`;
const writer =
  (type: string) =>
  (message: Message): Buffer =>
    Buffer.from(encodeMessage(type, message));
const reader =
  (type: string) =>
  (bytes: Uint8Array): Message =>
    decodeMessage(type, bytes);

/** Opens the channel; nothing is sent yet. */
export function sparkSession(
  address: SparkAddress,
  { ca, keepAlive, requestTimeout }: ConnectionOptions,
): SparkSession {
  const secure = address.tls
    ? credentials.createSsl(ca === undefined ? null : Buffer.from(ca))
    : credentials.createInsecure();
  const client = new Client(address.target, secure, {
    // grpc-js stops at 4 MB by itself, while Spark's batches are bounded by rows.
    'grpc.max_receive_message_length': 128 * megabyte,
    'grpc.max_send_message_length': 128 * megabyte,
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.keepalive_time_ms': keepAlive,
    'grpc.keepalive_timeout_ms': Math.min(keepAlive, 10_000),
    'grpc.enable_retries': 0,
  });
  const meta = new Metadata();
  for (const [name, value] of Object.entries(address.headers)) meta.set(name, value);
  // Call credentials are refused on plain text, plain metadata is not.
  if (address.token !== undefined) meta.set('authorization', `Bearer ${address.token}`);
  const user = { id: address.user, name: address.user };
  const base = { session: address.session ?? crypto.randomUUID(), user, client: 'clientele' };

  function ask(method: string, body: Message): Promise<Message> {
    return answered(method, requestTimeout, (done) =>
      client.makeUnaryRequest(
        pathOf(method),
        writer(method),
        reader(`${method}Reply`),
        { ...base, ...body },
        meta,
        done,
      ),
    );
  }

  function stream(method: string, body: Message): ClientReadableStream<Message> {
    const message = { ...base, ...body };
    return client.makeServerStreamRequest(pathOf(method), writer(method), reader('ExecuteReply'), message, meta);
  }

  function send(method: string, bodies: readonly Message[]): Promise<Message> {
    return answered(method, 10 * requestTimeout, (done) => {
      const call = client.makeClientStreamRequest(pathOf(method), writer(method), reader(`${method}Reply`), meta, done);
      writeAll(
        call,
        bodies.map((body) => ({ ...base, ...body })),
      );
      return call;
    });
  }

  return { ask, stream, send, close: () => client.close() };
}

type Answer = (error: ServiceError | null, reply?: Message) => void;

/** A call that is cancelled when it takes too long. */
function answered(method: string, limit: number, start: (done: Answer) => { cancel(): void }): Promise<Message> {
  return new Promise((resolve, reject) => {
    const call = start((error, reply) => {
      clearTimeout(timer);
      if (error === null) resolve(reply ?? {});
      else reject(error);
    });
    const timer = setTimeout(() => {
      reject(new EngineError('openSpark', 'timeout', `the server did not answer ${method} within ${limit} ms`));
      call.cancel();
    }, limit);
  });
}

interface WritableCall {
  write(message: Message): boolean;
  once(event: 'drain', listener: () => void): unknown;
  end(): unknown;
}

/** Writes no faster than the server reads. */
function writeAll(call: WritableCall, bodies: readonly Message[], from = 0): void {
  for (let at = from; at < bodies.length; at++) {
    if (call.write(bodies[at] as Message)) continue;
    call.once('drain', () => writeAll(call, bodies, at + 1));
    return;
  }
  call.end();
}
