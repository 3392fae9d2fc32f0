import { basename, resolve } from 'node:path';
import { analyze } from '../../analyze/analyze.ts';
import type { AnalyzeOptions } from '../../analyze/options.ts';
import { type CommonOptions, refuseUnused } from '../arguments/common-options.ts';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { partEngine, readLinesWith } from '../engine/with-engine.ts';
import { inFile } from '../failure/in-file.ts';
import { analysisFiles, analysisNames } from '../files/analysis-files.ts';
import { summaryRecord } from '../files/summary-record.ts';
import { summaryText } from '../files/summary-text.ts';
import { readJsonFile } from '../input/read-json.ts';
import { readLines } from '../input/read-lines.ts';
import { segmentMapOf } from '../input/segment-map.ts';
import { readSideFiles } from '../input/side-files.ts';
import { listingNotes, tellNotes } from '../notes.ts';
import { checkFolder, writeFolder } from '../output/partial-folder.ts';

/** `clientele analyze FILE`: everything at once. */
export async function analyzeCommand(args: readonly string[], all: CommonOptions, io: CommandIo): Promise<string> {
  const { engine, options: given } = partEngine(all);
  refuseUnused(given, ['id', 'target', 'columns', 'before'], 'analyze reads order lines');
  const file = args[0] as string;
  const out = given.out === undefined ? undefined : resolve(io.folder, given.out);
  if (out !== undefined) await checkFolder(out, analysisNames);
  const { inputs, options } = await readSideFiles(given, io);
  const lines = await (engine === undefined ? readLines(file, options, io) : readLinesWith(engine, file, options, io));
  const [segmentSettings, others] = partSettings(lines.settings, ['segments']);
  const settings = await withSignals(others, (path) => readJsonFile(path, io));
  const segments = await segmentMapOf(segmentSettings, (path) => readJsonFile(path, io));
  if (Object.hasOwn(settings, 'issues')) throw new UsageError('--set issues: findings come from the file itself');
  const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
  const stated = { ...settings, ...asOf, ...inputs, segments, issues: lines.issues } as AnalyzeOptions;
  const analysis = await inFile(file, () => analyze(lines.log, stated));
  tellNotes([...analysis.notes, ...listingNotes(analysis.quality)], options, io);
  if (out === undefined)
    return options.json ? `${JSON.stringify(summaryRecord(analysis, []), null, 2)}\n` : summaryText(analysis);
  // Plot and its DOM are heavy: they load only when a report is written.
  const { renderReport } = await import('@clientele/report');
  const files = analysisFiles(analysis, renderReport(analysis, sourceOf(file)));
  await writeFolder(out, files, analysisNames);
  if (options.json) return files.get('summary.json') as string;
  return `${summaryText(analysis)}wrote ${options.out}: ${[...files.keys()].join(', ')}\n`;
}

/** `--set signals=` is a JSON list of rules, or names a file that holds one. */
async function withSignals(
  settings: FunctionOptions,
  readJson: (path: string) => Promise<unknown>,
): Promise<FunctionOptions> {
  const { signals } = settings;
  return typeof signals === 'string'
    ? ({ ...settings, signals: await readJson(signals) } as FunctionOptions)
    : settings;
}

/** The report names the file, not the folder it lay in. */
function sourceOf(file: string): { source?: string } {
  return file === '-' ? {} : { source: basename(file) };
}
