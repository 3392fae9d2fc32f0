import type { Engine, EngineLines } from '@clientele/warehouse';
import { type CommonOptions, refuseUnused } from '../arguments/common-options.ts';
import { partSettings } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import type { DerivedTable } from '../derivations/derivation.ts';
import { inFile } from '../failure/in-file.ts';
import { type Lines, readLinesFrom } from '../input/read-lines.ts';
import { sideNames } from '../input/side-files.ts';
import { engineDerivations } from './derive-in.ts';
import { engineSource } from './engine-source.ts';
import { engineTable } from './engine-table.ts';
import { openEngine } from './open-engine.ts';

/** The options without `--engine`, and what it said. */
export function partEngine(options: CommonOptions): { readonly engine: unknown; readonly options: CommonOptions } {
  const { engine, ...settings } = options.settings;
  return { engine, options: { ...options, settings } };
}

/** `clientele derive NAME FILE --engine E`: the engine reads and sums. */
export async function deriveWith(
  engine: unknown,
  name: string,
  file: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<DerivedTable> {
  const derive = engineDerivations.get(name);
  if (derive === undefined) {
    throw new UsageError(`--engine: an engine derives ${[...engineDerivations.keys()].join(', ')}, not ${name}`);
  }
  const unused = ['id', 'target', 'columns', 'before', 'rows', 'maxBad', 'currency'] as const;
  refuseUnused(options, unused, 'the engine reads the lines');
  refuseUnused(options, sideNames, 'the engine reads the lines alone');
  const { map, asOf, timeZone } = options;
  const [ofLines, settings] = partSettings(options.settings, ['time', 'missing']);
  const stated = Object.entries({ map, timeZone, ...ofLines }).filter(([, value]) => value !== undefined);
  return within(engine, file, io, (opened, table) => {
    const lines = { table, ...Object.fromEntries(stated) } as EngineLines;
    return derive(opened, lines, { ...settings, ...(asOf === undefined ? {} : { asOf }) });
  });
}

/** Order lines that an engine reads, brought into this process. */
export function readLinesWith(engine: unknown, file: string, options: CommonOptions, io: CommandIo): Promise<Lines> {
  return within(engine, file, io, async (opened, table) =>
    readLinesFrom(await engineSource(opened, table), file, options, io),
  );
}

/** Opens the engine and the table, and closes the engine on every way out. */
async function within<T>(
  name: unknown,
  file: string,
  io: CommandIo,
  work: (engine: Engine, table: string) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(name);
  try {
    return await inFile(file, async () => work(engine, await engineTable(engine, file, io.folder)));
  } finally {
    await engine.close();
  }
}
