import { EngineError } from '@clientele/core';
import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { failureOf, isTransient } from '../src/spark/failure.ts';
import { encodeMessage } from '../src/spark/messages.ts';

/** What gRPC throws; where there is an error class, packed as Spark packs it. */
function thrown(code: status, details: string, errorClass?: string): ServiceError {
  const metadata = new Metadata();
  if (errorClass !== undefined) {
    const info = encodeMessage('ErrorInfo', { meta: { errorClass, sqlState: '42P01' } });
    const packed = { details: [{ url: 'type.googleapis.com/google.rpc.ErrorInfo', value: info }] };
    metadata.set('grpc-status-details-bin', Buffer.from(encodeMessage('Status', packed)));
  }
  return Object.assign(new Error(details), { code, details, metadata });
}

const { INTERNAL, UNAVAILABLE, UNAUTHENTICATED, PERMISSION_DENIED, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED } = status;

describe('what Spark and gRPC throw', () => {
  it.each([
    [
      'a table that is not there',
      INTERNAL,
      '[TABLE_OR_VIEW_NOT_FOUND] `x`',
      'TABLE_OR_VIEW_NOT_FOUND',
      'missing-table',
    ],
    ['a file that is not there', INTERNAL, 'gone', 'PATH_NOT_FOUND', 'missing-table'],
    ['a column that is not there', INTERNAL, 'what', 'UNRESOLVED_COLUMN.WITH_SUGGESTION', 'missing-column'],
    ['a column, told by its message alone', INTERNAL, '[UNRESOLVED_COLUMN] x', undefined, 'missing-column'],
    ['a text that is no number', INTERNAL, '[CAST_INVALID_INPUT]', 'CAST_INVALID_INPUT', 'statement'],
    ['a heap that is full', INTERNAL, 'java.lang.OutOfMemoryError: Java heap space', undefined, 'too-large'],
    [
      'a result above the limit of the driver',
      INTERNAL,
      'bigger than spark.driver.maxResultSize',
      undefined,
      'too-large',
    ],
    [
      'a message above the limit of gRPC',
      RESOURCE_EXHAUSTED,
      'Received message larger than max',
      undefined,
      'too-large',
    ],
    ['a token that is not known', UNAUTHENTICATED, 'Invalid token', undefined, 'denied'],
    ['a user who may not', PERMISSION_DENIED, 'no', undefined, 'denied'],
    ['a certificate of nobody', UNAVAILABLE, 'No connection: self-signed certificate', undefined, 'denied'],
    ['a deadline', DEADLINE_EXCEEDED, 'late', undefined, 'timeout'],
    ['a session that is no more', INTERNAL, 'closed', 'INVALID_HANDLE.SESSION_CLOSED', 'unavailable'],
    ['a server that shuts down', INTERNAL, 'job failed: SparkContext was shut down', undefined, 'unavailable'],
    ['nobody there', UNAVAILABLE, 'connect ECONNREFUSED', undefined, 'unavailable'],
  ] as const)('%s', (_, code, details, errorClass, reason) => {
    const failure = failureOf('query', thrown(code, details, errorClass)) as EngineError;
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure).toMatchObject({ code: 'engine-failed', reason });
    expect(failure.message).toBe(`query: Spark says: ${details}`);
  });

  it('is told with error class and SQL state', () => {
    const failure = failureOf('query', thrown(INTERNAL, 'gone', 'PATH_NOT_FOUND')) as EngineError;
    expect(failure.details).toMatchObject({ engine: 'spark', errorClass: 'PATH_NOT_FOUND', sqlState: '42P01' });
  });

  it('passes what is no failure of the engine: a bug stays a bug', () => {
    for (const bug of [new TypeError('x is undefined'), new EngineError('query', 'closed', 'closed'), 'text']) {
      expect(failureOf('query', bug)).toBe(bug);
    }
  });

  it('is tried again where the connection failed, and nowhere else', () => {
    const again = [thrown(UNAVAILABLE, 'connection reset'), thrown(INTERNAL, 'Received RST_STREAM with code 2')];
    const never = [
      thrown(UNAVAILABLE, 'unable to verify the first certificate'),
      thrown(INTERNAL, 'division by zero'),
      thrown(UNAUTHENTICATED, 'Invalid token'),
    ];
    expect(again.map(isTransient)).toEqual([true, true]);
    expect(never.map(isTransient)).toEqual([false, false, false]);
  });
});
