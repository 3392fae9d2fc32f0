import type { DataIssue } from '../issues/issue.ts';
import type { JsonValue } from '../json.ts';

/** What went wrong, as a word that programs can switch on. */
export type ErrorCode =
  | 'invalid-input'
  | 'invalid-option'
  | 'insufficient-data'
  | 'incompatible-model'
  | 'engine-failed';

/** One option that was refused: its name, what would be allowed, and what was given. */
export interface OptionProblem {
  readonly option: string;
  readonly allowed: string;
  readonly received: string;
}

/**
 * The base of every error that clientele throws on purpose. Catch it to tell bad input from a bug.
 *
 * `code` is stable and meant for programs, `message` for people, `details` holds the facts behind the message as JSON.
 *
 * @example
 * import { ClienteleError, durationIn } from '@clientele/core';
 * try {
 *   durationIn({ weeks: -1 }, 'day');
 * } catch (error) {
 *   error instanceof ClienteleError && error.code; // => 'invalid-option'
 * }
 */
export class ClienteleError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, JsonValue>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, JsonValue>> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/**
 * Data that cannot be used. `issues` names each row and column, what was expected there and what was received.
 *
 * @example
 * import { InvalidInputError, parseTransactions } from '@clientele/core';
 * try {
 *   parseTransactions([{ customer: 'Ada', time: '2026-01-05', amount: 'much' }]);
 * } catch (error) {
 *   error instanceof InvalidInputError && error.issues[0].column; // => 'amount'
 * }
 */
export class InvalidInputError extends ClienteleError {
  readonly issues: readonly DataIssue[];

  constructor(
    message: string,
    issues: readonly DataIssue[] = [],
    details: Readonly<Record<string, JsonValue>> = {},
    cause?: unknown,
  ) {
    super('invalid-input', message, { ...details, issues: issues.map((issue) => ({ ...issue })) }, cause);
    this.issues = issues;
  }
}

/**
 * Options that cannot be used. All of them are gathered and thrown once.
 *
 * @example
 * import { checkOptions, InvalidOptionError, positiveNumber } from '@clientele/core';
 * try {
 *   checkOptions('fitBgNbd', { tolerance: -1 }, { tolerance: positiveNumber });
 * } catch (error) {
 *   error instanceof InvalidOptionError && error.message; // => 'fitBgNbd: tolerance must be a number > 0, got -1'
 * }
 */
export class InvalidOptionError extends ClienteleError {
  readonly problems: readonly OptionProblem[];

  constructor(verb: string, problems: readonly OptionProblem[]) {
    const sentences = problems.map(({ option, allowed, received }) => `${option} must be ${allowed}, got ${received}`);
    super('invalid-option', `${verb}: ${sentences.join('; ')}`, {
      verb,
      problems: problems.map((problem) => ({ ...problem })),
    });
    this.problems = problems;
  }
}

/**
 * Sound data, but too little of it for what was asked: `details.needed` and `details.got` say how much.
 *
 * @example
 * import { InsufficientDataError } from '@clientele/core';
 * new InsufficientDataError('fitBgNbd', 'customers with a repeat purchase', 1, 0).message;
 * // => 'fitBgNbd: needs 1 or more customers with a repeat purchase, got 0'
 */
export class InsufficientDataError extends ClienteleError {
  constructor(verb: string, what: string, needed: number, got: number, because?: string) {
    const reason = because === undefined ? '' : `; ${because}`;
    const message = `${verb}: needs ${needed} or more ${what}, got ${got}${reason}`;
    super('insufficient-data', message, { verb, what, needed, got });
  }
}

/**
 * A value that is not the model that was asked for: another kind, a newer version, or a field that is not what it must be.
 *
 * @example
 * import { IncompatibleModelError } from '@clientele/core';
 * new IncompatibleModelError('parseBgNbdModel', 'kind', 'clv/bg-nbd', '"rfm/scores"').message;
 * // => 'parseBgNbdModel: kind must be clv/bg-nbd, got "rfm/scores"'
 */
export class IncompatibleModelError extends ClienteleError {
  constructor(verb: string, path: string, expected: string, received: string) {
    super('incompatible-model', `${verb}: ${path} must be ${expected}, got ${received}`, {
      verb,
      path,
      expected,
      received,
    });
  }
}

/** Why an engine could not do what it was asked. */
export type EngineFailure =
  /** Nobody answers, or the connection broke and could not be taken up again. */
  | 'unavailable'
  /** The token or the certificate is not accepted. */
  | 'denied'
  /** It took longer than allowed; the work was stopped. */
  | 'timeout'
  /** The engine was closed before. */
  | 'closed'
  /** A table that is not there. */
  | 'missing-table'
  /** A column that is not there. */
  | 'missing-column'
  /** The result, or what it takes to make it, does not fit the memory of the engine or of this process. */
  | 'too-large'
  /** Anything else that the engine says of a statement, a cell that is no number for instance. */
  | 'statement';

/**
 * A query engine that failed: `reason` says why, `details` what the engine said. No partial result is handed out as whole.
 *
 * @example
 * import { EngineError } from '@clientele/core';
 * new EngineError('openSpark', 'denied', 'the token is not accepted').message; // => 'openSpark: the token is not accepted'
 */
export class EngineError extends ClienteleError {
  readonly reason: EngineFailure;

  constructor(
    verb: string,
    reason: EngineFailure,
    message: string,
    details: Readonly<Record<string, JsonValue>> = {},
    cause?: unknown,
  ) {
    super('engine-failed', `${verb}: ${message}`, { ...details, reason }, cause);
    this.reason = reason;
  }
}
