import type { AnyModel, Note } from '@clientele/core';
import type { CommonOptions } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { readForKind } from '../input/read-for-kind.ts';
import { readJsonFile } from '../input/read-json.ts';
import type { Kind } from '../kinds/kind.ts';
import { aliases, kinds, readyKinds } from '../kinds/kinds.ts';
import { tellNotes } from '../notes.ts';

/** `clientele fit KIND FILE`: data in, model out. */
export async function fitCommand(args: readonly string[], options: CommonOptions, io: CommandIo): Promise<string> {
  const [name = '', file = ''] = args;
  const alias = aliases.get(name);
  const kind = kindNamed(alias?.kind ?? name);
  const { lines, idName: _, ...read } = await readForKind(file, kind, withEngine(options, name, alias?.engine), io);
  const readJson = (path: string): Promise<unknown> => readJsonFile(path, io);
  const { model, notes = [] } = await inFile(file, () => kind.fit({ ...read, readJson }), lines);
  const usual = kind.columns === 'features' && read.settings['features'] === undefined ? [featuresNote(model)] : [];
  tellNotes([...read.notes, ...usual, ...notes, ...model.diagnostics.notes], options, io);
  return `${JSON.stringify(model, null, 2)}\n`;
}

/** Dates and ids of numbers are columns of numbers as well, so what was taken is said. */
function featuresNote({ features = [] }: AnyModel): Note {
  const names = features.map(({ name }) => name).join(', ');
  return { code: 'features-not-given', message: `features are ${names}; --columns says otherwise` };
}

function withEngine(options: CommonOptions, name: string, engine: string | undefined): CommonOptions {
  if (engine === undefined) return options;
  const stated = options.settings['engine'];
  if (stated !== undefined && stated !== engine)
    throw new UsageError(`${name} is fitted by ${engine}, not by ${stated}`);
  return { ...options, settings: { ...options.settings, engine } };
}

function kindNamed(name: string): Kind {
  const kind = kinds.find((known) => known.kind === name);
  if (kind !== undefined) return kind;
  if (readyKinds.some((ready) => ready.kind === name)) {
    throw new UsageError(`${name} needs no fit: clientele score ${name} FILE`);
  }
  throw new UsageError(`KIND must be one of ${kinds.map((known) => known.kind).join(', ')}, got ${name}`);
}
