import type { Note } from '@clientele/core';
import type { CsvSource } from '@clientele/io';
import { type CommonOptions, refuseUnused, type SometimesOption } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import type {
  ColumnsDerivation,
  ColumnsInput,
  Derivation,
  DerivedRecord,
  DerivedTable,
} from '../derivations/derivation.ts';
import { derivations } from '../derivations/derivations.ts';
import { deriveWith, partEngine } from '../engine/with-engine.ts';
import { inFile } from '../failure/in-file.ts';
import { csvText, jsonText } from '../files/table-text.ts';
import { openFile } from '../input/open-file.ts';
import { formatOf } from '../input/open-source.ts';
import { readColumns, type TableOfFile } from '../input/read-columns.ts';
import { readEvents } from '../input/read-events.ts';
import { readDated, readUndated } from '../input/read-features.ts';
import { readFindings } from '../input/read-findings.ts';
import { readJsonFile } from '../input/read-json.ts';
import { readLines } from '../input/read-lines.ts';
import { readingSettings } from '../input/reading-settings.ts';
import { readSideFiles, sideNames } from '../input/side-files.ts';
import { tellNotes } from '../notes.ts';

/** `clientele derive NAME FILE`: data in, table out. */
export async function deriveCommand(args: readonly string[], all: CommonOptions, io: CommandIo): Promise<string> {
  const { engine, options } = partEngine(all);
  const [name = '', file = ''] = args;
  const derivation = derivations.find((known) => known.name === name);
  if (derivation === undefined) {
    const known = derivations.map((each) => each.name).join(', ');
    throw new UsageError(`NAME must be one of ${known}, got ${name}`);
  }
  const taken = 'sides' in derivation ? (derivation.sides ?? []) : [];
  const idle = sideNames.filter((side) => !taken.includes(side));
  refuseUnused(options, idle, `${name} does not look at that file`);
  const derived =
    engine === undefined
      ? await derivedFrom(derivation, file, options, io)
      : await deriveWith(engine, name, file, options, io);
  tellNotes(derived.notes ?? [], options, io);
  if ('record' in derived) return `${JSON.stringify(derived.record, null, 2)}\n`;
  if (/\.pmml(\.gz)?$/i.test(options.out ?? '')) return pmmlOf(name, derived);
  if (options.json && derived.json !== undefined) return derived.json();
  return options.json ? jsonText(derived.table, derived) : csvText(derived.table, derived);
}

async function derivedFrom(
  derivation: Derivation,
  file: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<DerivedTable | DerivedRecord> {
  const readJson = (path: string): Promise<unknown> => readJsonFile(path, io);
  if (derivation.from === 'columns') {
    refuseUnused(options, unusedBy(derivation), `${derivation.name} reads a table`);
    const earlier = earlierFile(derivation, file, options);
    const { inputs, options: own } = await readSideFiles(options, io);
    const read = await columnsOf(derivation, file, own, io);
    const before = earlier === undefined ? {} : { before: (await columnsOf(derivation, earlier, own, io)).table };
    const { columns: features, asOf, timeZone } = options;
    const stated = given({ features, asOf, timeZone });
    const input = { ...read, ...before, ...stated, inputs, readJson };
    const derived = await inFile(file, () => derivation.derive(input), read.lines);
    return { ...derived, notes: [...read.notes, ...(derived.notes ?? [])] };
  }
  refuseUnused(options, ['before'], `${derivation.name} looks at one file`);
  refuseUnused(options, ['id', 'target', 'columns'], `${derivation.name} reads order lines`);
  if (derivation.from === 'findings') {
    refuseUnused(options, ['maxBad', 'asOf'], `${derivation.name} lists all lines`);
    const { notes, ...found } = await readFindings(file, options, io);
    return { ...derivation.derive(found), notes };
  }
  const { ofEvents } = derivation;
  const events = ofEvents === undefined ? null : await readEvents(file, options, io);
  if (ofEvents !== undefined && events !== null) {
    return inFile(file, () => ofEvents({ ...events, asOf: options.asOf }), events.lines);
  }
  const { inputs, options: ofLines } = await readSideFiles(options, io);
  const read = await readLines(file, ofLines, io);
  return inFile(file, () => derivation.derive({ ...read, inputs, asOf: options.asOf, readJson }));
}

function pmmlOf(name: string, { pmml }: DerivedTable): string {
  if (pmml === undefined) throw new UsageError(`--out: ${name} has no form in PMML, name a .csv or .json`);
  return pmml();
}

async function columnsOf(
  derivation: ColumnsDerivation,
  file: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<TableOfFile & { readonly notes: readonly Note[] }> {
  const format = formatOf(file, options);
  const read = Object.hasOwn(derivation.formats ?? {}, format) ? derivation.formats?.[format] : undefined;
  if (read !== undefined) return withoutColumns(read, format, file, options, io);
  if (derivation.dates === 'keep') return { ...(await readDated(file, derivation, options, io)), notes: [] };
  if (derivation.others === 'infer') return readUndated(file, derivation, options, io);
  return { ...(await readColumns(file, derivation, options, io)), notes: [] };
}

/** A file whose format knows no columns: a record a line, and nothing to map. */
async function withoutColumns(
  read: (source: CsvSource) => Promise<ColumnsInput['table']>,
  format: string,
  file: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<TableOfFile & { readonly notes: readonly Note[] }> {
  refuseUnused(options, ['map', 'rows', 'maxBad'], `${format} has no columns`);
  const { file: cutting, cells, settings } = readingSettings(options);
  const [odd] = [...Object.keys(cutting), ...Object.keys(cells)];
  if (odd !== undefined) throw new UsageError(`--set ${odd} has no effect here: ${format} has no columns`);
  const source = await openFile(file, io);
  const table = await inFile(file, () => read(source));
  return { table, lines: new Uint32Array(0), settings, notes: [] };
}

/** Options that a derivation from a table does not look at. */
function unusedBy({ others, timed = false, zoned = timed, nameless = false }: ColumnsDerivation): SometimesOption[] {
  return [
    'target',
    'currency',
    ...(others === undefined ? (['columns'] as const) : []),
    ...(timed ? [] : (['asOf'] as const)),
    ...(zoned ? [] : (['timeZone'] as const)),
    ...(nameless ? (['id'] as const) : []),
  ];
}

type Stated = Pick<ColumnsInput, 'features' | 'asOf' | 'timeZone'>;

function given(stated: { [P in keyof Stated]: Stated[P] | undefined }): Stated {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

/** The other file of a comparison, where the derivation makes one. */
function earlierFile({ name, compares }: ColumnsDerivation, file: string, options: CommonOptions): string | undefined {
  if (compares !== true) {
    refuseUnused(options, ['before'], `${name} looks at one file`);
    return undefined;
  }
  if (options.before === undefined) throw new UsageError(`--before must be given: ${name} compares two files`);
  if (options.before === '-' && file === '-') throw new UsageError('--before must be a file where FILE is -');
  return options.before;
}
