import { checkOptions, nonEmptyText } from '@clientele/core';
import { parseSegmentMap, type SegmentMap, segments4, segments11 } from '@clientele/rfm';
import type { FunctionOptions } from '../arguments/set.ts';
import { inFile } from '../failure/in-file.ts';

const presets: ReadonlyMap<string, SegmentMap> = new Map([
  ['segments4', segments4],
  ['segments11', segments11],
]);

/**
 * The segment map that `--set segments=…` names: one that ships, or a JSON file.
 *
 * @param settings nothing but `segments`
 * @param readJson reads a file
 * @returns the map; `segments11` where nothing is said
 * @throws InvalidOptionError (`invalid-option`) for any other setting
 * @throws InvalidInputError (`invalid-input`) where the file is no segment map
 */
export async function segmentMapOf(
  settings: FunctionOptions,
  readJson: (path: string) => Promise<unknown>,
): Promise<SegmentMap> {
  checkOptions('assignRfmSegments', settings, { segments: nonEmptyText });
  const name = String(settings['segments'] ?? 'segments11');
  return presets.get(name) ?? inFile(name, async () => parseSegmentMap(await readJson(name)));
}
