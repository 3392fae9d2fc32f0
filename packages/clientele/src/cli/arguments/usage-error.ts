import { ClienteleError, type JsonValue } from '@clientele/core';

/** The command was called in a way that cannot be meant: exit code 2. */
export class UsageError extends ClienteleError {
  constructor(message: string, details: Readonly<Record<string, JsonValue>> = {}) {
    super('invalid-option', message, details);
  }
}
