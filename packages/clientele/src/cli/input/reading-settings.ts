import type { OnProgress } from '@clientele/core';
import type { CommonOptions } from '../arguments/common-options.ts';
import { fileSettingNames } from '../arguments/file-setting-names.ts';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import type { CommandIo } from '../command-io.ts';

/** Names of `--set` that say how a file is read; all others belong to the function behind the command. */
const readingNames: readonly string[] = [
  ...fileSettingNames,
  'decimal',
  'thousands',
  'dateFormat',
  'pivotYear',
  'nulls',
  'rates',
  'missingAmount',
  'maxIssues',
];

/** How a file is read, and what is left for the function. */
export interface ReadingSettings {
  /** Options that say how the text is cut into cells. */
  readonly file: FunctionOptions;
  /** Options that say how cells are read. */
  readonly cells: FunctionOptions;
  readonly settings: FunctionOptions;
}

/** @returns the settings of a command, parted by what they are about. */
export function readingSettings({ settings }: CommonOptions): ReadingSettings {
  const [reading, others] = partSettings(settings, readingNames);
  const [file, cells] = partSettings(reading, fileSettingNames);
  return { file, cells, settings: others };
}

/** @returns what tells the progress of reading, where somebody watches. */
export function progressOf({ quiet }: CommonOptions, io: CommandIo): { onProgress?: OnProgress } {
  if (quiet || !io.terminal) return {};
  return { onProgress: ({ stage, done }) => io.stderr(`\r${stage}: ${done.toLocaleString('en-US')} rows\u001b[K`) };
}
