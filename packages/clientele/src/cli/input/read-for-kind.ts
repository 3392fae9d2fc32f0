import type { KnownModel } from '../../models/parse-model.ts';
import type { CommonOptions } from '../arguments/common-options.ts';
import type { CommandIo } from '../command-io.ts';
import type { Kind } from '../kinds/kind.ts';
import { readFeaturesOfModel, readFeaturesToFit } from './read-features.ts';
import { type ReadForKind, readTableOrLines } from './table-or-lines.ts';

/** Reads what a kind fits, or what its model scores: columns of their own names, or features. */
export function readForKind(
  file: string,
  kind: Kind,
  options: CommonOptions,
  io: CommandIo,
  model?: KnownModel,
): Promise<ReadForKind> {
  if (kind.columns !== 'features') return readTableOrLines(file, kind, options, io, model);
  return model === undefined
    ? readFeaturesToFit(file, kind, options, io)
    : readFeaturesOfModel(file, model, options, io);
}
