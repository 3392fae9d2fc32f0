import type { CommonOptions } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { readJsonFile } from '../input/read-json.ts';
import { readTableOrLines } from '../input/table-or-lines.ts';
import type { Kind } from '../kinds/kind.ts';
import { kinds } from '../kinds/kinds.ts';
import { tellNotes } from '../notes.ts';

/** `clientele fit KIND FILE`: data in, model out. */
export async function fitCommand(args: readonly string[], options: CommonOptions, io: CommandIo): Promise<string> {
  const [name = '', file = ''] = args;
  const kind = kindNamed(name);
  const { lines, idName: _, ...read } = await readTableOrLines(file, kind, options, io);
  const readJson = (path: string): Promise<unknown> => readJsonFile(path, io);
  const { model, notes = [] } = await inFile(file, () => kind.fit({ ...read, readJson }), lines);
  tellNotes([...read.notes, ...notes, ...model.diagnostics.notes], options, io);
  return `${JSON.stringify(model, null, 2)}\n`;
}

function kindNamed(name: string): Kind {
  const kind = kinds.find((known) => known.kind === name);
  if (kind !== undefined) return kind;
  throw new UsageError(`KIND must be one of ${kinds.map((known) => known.kind).join(', ')}, got ${name}`);
}
