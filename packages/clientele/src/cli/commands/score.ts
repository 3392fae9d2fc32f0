import { type Column, table } from '@clientele/core';
import { parseModel } from '../../models/parse-model.ts';
import type { CommonOptions } from '../arguments/common-options.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { csvText, jsonText } from '../files/table-text.ts';
import { readForKind } from '../input/read-for-kind.ts';
import { readJsonFile } from '../input/read-json.ts';
import { readTableOrLines } from '../input/table-or-lines.ts';
import type { AnyTable, Kind, ReadyKind, Scores } from '../kinds/kind.ts';
import { kinds, readyKinds } from '../kinds/kinds.ts';
import { tellNotes } from '../notes.ts';

/** `clientele score MODEL FILE`: model and data in, one line a row out. */
export async function scoreCommand(args: readonly string[], options: CommonOptions, io: CommandIo): Promise<string> {
  const [modelPath = '', file = ''] = args;
  const readJson = (path: string): Promise<unknown> => readJsonFile(path, io);
  const ready = readyKinds.find(({ kind }) => kind === modelPath);
  if (ready !== undefined) return scoreReady(ready, file, options, io);
  const model = await inFile(modelPath, async () => parseModel(await readJson(modelPath)));
  const kind = kinds.find((known) => known.kind === model.kind) as Kind;
  const { lines, idName, ...read } = await readForKind(file, kind, options, io, model);
  const scores = await inFile(file, () => kind.score(model, { ...read, readJson }), lines);
  tellNotes([...read.notes, ...(scores.notes ?? [])], options, io);
  return scoredText(read.table, idName, scores, options.json);
}

async function scoreReady(kind: ReadyKind, file: string, options: CommonOptions, io: CommandIo): Promise<string> {
  const { lines, idName, ...read } = await readTableOrLines(file, kind, options, io);
  const readJson = (path: string): Promise<unknown> => readJsonFile(path, io);
  const scores = await inFile(file, () => kind.score({ ...read, readJson }), lines);
  tellNotes([...read.notes, ...(scores.notes ?? [])], options, io);
  return scoredText(read.table, idName, scores, options.json);
}

function scoredText(rows: AnyTable, idName: string | undefined, scores: Scores, json: boolean): string {
  const { columns, customer = 'customer' in rows ? rows.customer : undefined } = scores;
  const id =
    customer === undefined ? { row: rowNumbers(rows.length) } : { [scores.idName ?? idName ?? 'customer']: customer };
  const scored: Record<string, Column> = { ...id, ...columns };
  const form = { names: Object.keys(scored) };
  return json ? jsonText(table(scored), form) : csvText(table(scored), form);
}

/** Stands in for the id of a file without one: 0-based, as in findings. */
function rowNumbers(length: number): Float64Array {
  return Float64Array.from({ length }, (_, row) => row);
}
