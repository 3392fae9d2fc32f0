import type { JsonValue } from '@clientele/core';
import { UsageError } from './usage-error.ts';

/** Options of the function behind a command, by name. */
export type FunctionOptions = Readonly<Record<string, unknown>>;

type Branch = Map<string, JsonValue | Branch>;

/**
 * Reads `--set name=value`: dots for depth, the value as JSON where it is JSON, else as text.
 *
 * @param texts one text a `--set`, e.g. `horizon.weeks=39`
 * @returns the options, nested
 * @throws UsageError (`invalid-option`) where there is no `=`, or a name is set twice
 */
export function parseSettings(texts: readonly string[]): FunctionOptions {
  const root: Branch = new Map();
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals < 1) throw new UsageError(`--set: "${text}" is not name=value`);
    plant(root, text.slice(0, equals).split('.'), jsonOrText(text.slice(equals + 1)), text);
  }
  return toRecord(root);
}

function plant(root: Branch, path: readonly string[], value: JsonValue, text: string): void {
  let branch = root;
  for (const [depth, name] of path.entries()) {
    if (name === '' || name === '__proto__') throw new UsageError(`--set: "${text}" has no usable name`);
    const there = branch.get(name);
    const last = depth === path.length - 1;
    if (there !== undefined && (last || !(there instanceof Map))) {
      throw new UsageError(`--set: ${path.slice(0, depth + 1).join('.')} is set twice`);
    }
    if (last) branch.set(name, value);
    else {
      const deeper: Branch = there instanceof Map ? there : new Map();
      branch.set(name, deeper);
      branch = deeper;
    }
  }
}

function jsonOrText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

function toRecord(branch: Branch): FunctionOptions {
  return Object.fromEntries([...branch].map(([name, value]) => [name, value instanceof Map ? toRecord(value) : value]));
}

/**
 * Parts settings by the function that they are meant for.
 *
 * @param settings all of them
 * @param names the names that one function takes
 * @returns `[of that function, the others]`
 */
export function partSettings(settings: FunctionOptions, names: readonly string[]): [FunctionOptions, FunctionOptions] {
  const entries = Object.entries(settings);
  const part = (wanted: boolean): FunctionOptions =>
    Object.fromEntries(entries.filter(([name]) => names.includes(name) === wanted));
  return [part(true), part(false)];
}
