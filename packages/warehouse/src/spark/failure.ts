import { ClienteleError, EngineError, type EngineFailure, type JsonValue } from '@clientele/core';
import { type Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { decodeMessage } from './messages.ts';

/** What Spark tells of a failure beside its message. */
interface SparkDetails {
  readonly errorClass: string;
  readonly sqlState: string;
}

/** Statuses of gRPC that say enough by themselves. */
const byStatus: ReadonlyMap<number, EngineFailure> = new Map([
  [status.UNAUTHENTICATED, 'denied'],
  [status.PERMISSION_DENIED, 'denied'],
  [status.RESOURCE_EXHAUSTED, 'too-large'],
  [status.DEADLINE_EXCEEDED, 'timeout'],
]);

/** What TLS says of a server that it does not trust: trying again will not help. */
const untrusted = /certificate|self-signed|unable to verify/i;

/** Error classes of Spark, and words of Java, by what they mean. */
const signs: readonly (readonly [RegExp, EngineFailure])[] = [
  [/TABLE_OR_VIEW_NOT_FOUND|PATH_NOT_FOUND|FILE_NOT_EXIST/, 'missing-table'],
  [/UNRESOLVED_COLUMN|FIELD_NOT_FOUND/, 'missing-column'],
  [
    /OutOfMemoryError|Java heap space|maxResultSize|UNABLE_TO_ACQUIRE_MEMORY|PLAN_TOO_LARGE|larger than max/,
    'too-large',
  ],
  [untrusted, 'denied'],
  [/INVALID_HANDLE|SparkContext was shut down|Cannot call methods on a stopped SparkContext/, 'unavailable'],
];

/** Whether an error is one of gRPC. */
export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'details' in error && typeof error.code === 'number';
}

/** Whether the connection failed rather than the statement, so that it may be taken up again. */
export function isTransient({ code, details }: ServiceError): boolean {
  if (untrusted.test(details)) return false;
  return code === status.UNAVAILABLE || (code === status.INTERNAL && /CURSOR.DISCONNECTED|RST_STREAM/.test(details));
}

/** @returns the error that stands for what gRPC or Spark threw; errors of ours pass as they are */
export function failureOf(verb: string, error: unknown): unknown {
  if (error instanceof ClienteleError || !isServiceError(error)) return error;
  const { errorClass, sqlState } = detailsOf(error.metadata, error.details);
  const reason = reasonOf(error, errorClass);
  const details: Record<string, JsonValue> = { engine: 'spark', status: error.code, errorClass, sqlState };
  const [first = error.details] = error.details.split('\n', 1);
  return new EngineError(verb, reason, `Spark says: ${first}`, { ...details, message: error.details }, error);
}

function reasonOf({ code, details }: ServiceError, errorClass: string): EngineFailure {
  const known = byStatus.get(code) ?? signs.find(([sign]) => sign.test(errorClass) || sign.test(details))?.[1];
  return known ?? (code === status.UNAVAILABLE || code === status.CANCELLED ? 'unavailable' : 'statement');
}

/** Spark answers every failed statement with status 13; what it was stands in the trailers. */
function detailsOf(metadata: Metadata | undefined, message: string): SparkDetails {
  const [packed] = metadata?.get('grpc-status-details-bin') ?? [];
  const found = packed instanceof Uint8Array ? (decodeMessage('Status', packed)['details'] as Detail[]) : [];
  const info = found.find(({ url }) => url.endsWith('google.rpc.ErrorInfo'));
  const meta = info === undefined ? {} : (decodeMessage('ErrorInfo', info.value)['meta'] as Record<string, string>);
  const errorClass = meta['errorClass'] ?? /^\s*\[([A-Z_.]+)\]/.exec(message)?.[1] ?? '';
  return { errorClass, sqlState: meta['sqlState'] ?? '' };
}

interface Detail {
  readonly url: string;
  readonly value: Uint8Array;
}
