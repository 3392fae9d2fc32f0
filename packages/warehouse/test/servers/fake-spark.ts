import { Server, ServerCredentials, type ServerWritableStream, type ServiceError, type status } from '@grpc/grpc-js';
import { decodeMessage, encodeMessage, type Message } from '../../src/spark/messages.ts';

/** A request as it came, and what was shown with it. */
export interface Seen {
  readonly method: string;
  readonly body: Message;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What the server does with one stream: write answers, then end, fail or hold still. */
export type Script = (stream: Answers, request: Seen) => void;

/** The server's side of a stream. */
export interface Answers {
  /** One batch of rows, by the id of its answer. */
  write(response: string, data: Uint8Array): void;
  /** The last answer: all was told. */
  complete(): void;
  /** Ends the stream, all told or not. */
  end(): void;
  fail(code: status, details: string): void;
}

/** A server that speaks Spark Connect and does what a test says. */
export interface FakeSpark {
  readonly port: number;
  readonly seen: Seen[];
  /** Scripts of streams to come, first come first served; without one a stream completes at once. */
  readonly scripts: Script[];
  /** Short requests that are never answered. */
  readonly silent: Set<string>;
  readonly stop: () => void;
}

const unary = ['AnalyzePlan', 'ReleaseExecute', 'Interrupt', 'ReleaseSession'];
const streamed = ['ExecutePlan', 'ReattachExecute'];

/** Starts it on loopback. */
export async function startFakeSpark(): Promise<FakeSpark> {
  const [seen, scripts, silent]: [Seen[], Script[], Set<string>] = [[], [], new Set()];
  const server = new Server();
  const noted = (method: string, call: { request: Message; metadata: { getMap(): Record<string, unknown> } }): Seen => {
    const request = { method, body: call.request, headers: call.metadata.getMap() };
    seen.push(request);
    return request;
  };
  const definitionOf = (method: string) => ({
    path: `/spark.connect.SparkConnectService/${method}`,
    requestStream: false,
    responseStream: streamed.includes(method),
    requestSerialize: (message: Message) => Buffer.from(encodeMessage(method, message)),
    requestDeserialize: (bytes: Buffer) => decodeMessage(method, bytes),
    responseSerialize: (message: Message) =>
      Buffer.from(encodeMessage(streamed.includes(method) ? 'ExecuteReply' : `${method}Reply`, message)),
    responseDeserialize: (bytes: Buffer) => decodeMessage(`${method}Reply`, bytes),
  });
  type Handlers = Parameters<Server['addService']>[1];
  const answer = (method: string) => (call: never, done: (error: null, reply: Message) => void) => {
    noted(method, call);
    if (!silent.has(method)) done(null, { session: 's' });
  };
  const run = (method: string) => (stream: ServerWritableStream<Message, Message>) => {
    const request = noted(method, stream as never);
    const setUp = method === 'ExecutePlan' && JSON.stringify(request.body).includes('"SET ');
    const script = setUp ? undefined : scripts.shift();
    (script ?? ((answers) => answers.complete()))(answersOf(stream), request);
  };
  server.addService(Object.fromEntries([...unary, ...streamed].map((method) => [method, definitionOf(method)])), {
    ...Object.fromEntries(unary.map((method) => [method, answer(method)])),
    ...Object.fromEntries(streamed.map((method) => [method, run(method)])),
  } as Handlers);
  const port = await new Promise<number>((done, failed) => {
    const bound = (error: Error | null, taken: number): void => (error === null ? done(taken) : failed(error));
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), bound);
  });
  return { port, seen, scripts, silent, stop: () => server.forceShutdown() };
}

function answersOf(stream: ServerWritableStream<Message, Message>): Answers {
  return {
    write: (response, data) => void stream.write({ batch: { rows: 1, data }, response }),
    complete: () => {
      stream.write({ complete: {}, response: 'last' });
      stream.end();
    },
    end: () => void stream.end(),
    fail: (code, details) =>
      void stream.emit('error', Object.assign(new Error(details), { code, details }) as ServiceError),
  };
}
