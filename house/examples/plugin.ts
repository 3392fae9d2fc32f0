import { relative } from 'node:path';
import ts from 'typescript';
import { readSource, root } from '../repository.ts';
import { examplesOf } from './extract.ts';
import { instrument } from './instrument.ts';

/** What a vite plugin needs to be for us. */
interface Plugin {
  readonly name: string;
  readonly enforce: 'pre';
  load(id: string): { code: string; map: null } | undefined;
}

/**
 * Makes the example number N of a file importable as `FILE?example=N`. Since it is loaded from where it stands, it can import
 * what its package can: itself by name, and its dependencies.
 */
export function examplesPlugin(): Plugin {
  return {
    name: 'documentation-examples',
    enforce: 'pre',
    load(id) {
      const [path = '', query = ''] = id.split('?');
      const index = /^example=(\d+)$/.exec(query)?.[1];
      if (index === undefined) return undefined;
      const example = examplesOf(readSource(relative(root, path)))[Number(index)];
      if (example === undefined) throw new Error(`${path} has no example ${index}`);
      return { code: toJavaScript(instrument(example.code).code), map: null };
    },
  };
}

/** Lines stay where they are, so that an error names the line of the example. */
function toJavaScript(code: string): string {
  const { ESNext } = ts.ModuleKind;
  return ts.transpileModule(code, { compilerOptions: { module: ESNext, target: ts.ScriptTarget.ES2022 } }).outputText;
}
