import { IncompatibleModelError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { jsonRecordShape } from './json-shape.ts';
import type { FitDiagnostics, FitStatus } from './model.ts';
import {
  countShape,
  finiteShape,
  isRecord,
  listOf,
  nullOr,
  optional,
  type Refuse,
  recordOf,
  type Shape,
  textShape,
  wordShape,
} from './shape.ts';

const noteShape = recordOf({ code: textShape, message: textShape, details: optional(jsonRecordShape) });

/** The shape of what every fit says of itself. */
export const diagnosticsShape: Shape<FitDiagnostics> = recordOf<FitDiagnostics>({
  status: wordShape<FitStatus>('converged', 'boundary', 'flat', 'stopped', 'exact'),
  rows: countShape,
  iterations: countShape,
  objective: nullOr(finiteShape),
  gradientNorm: nullOr(finiteShape),
  notes: listOf(noteShape),
});

/**
 * How a model's field is refused in the name of a verb.
 *
 * @param verb begins the message
 * @returns what throws IncompatibleModelError, naming the field
 * @example
 * import { refusalOf } from '@clientele/core';
 * refusalOf('parseToyModel')('model.rate', 'a number > 0', -1); // throws IncompatibleModelError
 */
export function refusalOf(verb: string): Refuse {
  return (path, expected, received) => {
    throw new IncompatibleModelError(verb, path, expected, showValue(received));
  };
}

/**
 * Reads a model back from JSON: kind and version first, then every field.
 *
 * @param verb the parse function; it begins the message
 * @param value anything at all: a model file is untrusted input
 * @param kind the kind wanted
 * @param version the newest version that this release can read
 * @param fields the shape of every field except `kind` and `version`
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { parseModelRecord, positiveShape, recordOf } from '@clientele/core';
 * const shape = { parameters: recordOf<{ rate: number }>({ rate: positiveShape }) };
 * parseModelRecord('parseToyModel', { kind: 'toy', version: 1, parameters: { rate: 2 } }, 'toy', 1, shape).parameters.rate; // => 2
 */
export function parseModelRecord<K extends string, T extends object>(
  verb: string,
  value: unknown,
  kind: K,
  version: number,
  fields: { readonly [F in keyof T]-?: Shape<T[F]> },
): { readonly kind: K; readonly version: number } & T {
  const refuse: Refuse = refusalOf(verb);
  if (!isRecord(value)) return refuse('model', 'an object', value);
  if (value['kind'] !== kind) return refuse('kind', kind, value['kind']);
  const given = value['version'];
  if (!Number.isSafeInteger(given) || Number(given) < 1) return refuse('version', 'a whole number >= 1', given);
  if (Number(given) > version) return refuse('version', `at most ${version} (written by a newer release)`, given);
  const { kind: _kind, version: _version, ...rest } = value;
  return Object.freeze({ kind, version, ...recordOf(fields)(rest, 'model', refuse) });
}
