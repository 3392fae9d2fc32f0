import { parseModel } from '../../models/parse-model.ts';
import { type CommonOptions, refuseUnused } from '../arguments/common-options.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { openFile } from '../input/open-file.ts';
import { openSource } from '../input/open-source.ts';
import { readJsonFile } from '../input/read-json.ts';
import { inspectLines } from '../inspect/inspect-lines.ts';
import { inspectedText } from '../inspect/inspected-text.ts';
import { modelText } from '../inspect/model-text.ts';

/** `clientele inspect FILE|MODEL`: what is in there. */
export async function inspectCommand(args: readonly string[], options: CommonOptions, io: CommandIo): Promise<string> {
  refuseUnused(
    options,
    ['id', 'target', 'columns', 'asOf', 'before', 'rows', 'maxBad'],
    'inspect looks at the whole file',
  );
  const file = args[0] as string;
  if (options.format === undefined && (await holdsModel(file, io))) {
    const model = await inFile(file, async () => parseModel(await readJsonFile(file, io)));
    return options.json ? `${JSON.stringify(model, null, 2)}\n` : modelText(model);
  }
  const found = await inspectLines(file, await openSource(file, options, io), options, io);
  return options.json ? `${JSON.stringify(found, null, 2)}\n` : inspectedText(found);
}

/** A model is a JSON record; standard input is taken for a table unless it is named otherwise. */
async function holdsModel(file: string, io: CommandIo): Promise<boolean> {
  if (file === '-' || /\.json$/i.test(file)) return file !== '-';
  const reader = (await openFile(file, io)).getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return value !== undefined && /^\s*\{/.test(new TextDecoder().decode(value.subarray(0, 100)));
}
