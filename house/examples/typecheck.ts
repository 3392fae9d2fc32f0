import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from '../repository.ts';
import type { Example } from './extract.ts';

/**
 * Checks the types of all examples in one program. Each stands, in the compiler's eyes, beside the file that shows it, and so
 * may import what that file's package may.
 *
 * @returns one `path:line message` for each error
 */
export function typeProblems(examples: readonly Example[]): string[] {
  const virtual = new Map(examples.map((example, index) => [virtualPathOf(example, index), example]));
  const options = optionsOfTheHouse();
  const program = ts.createProgram([...virtual.keys()], options, hostWith(virtual, options));
  return [...virtual].flatMap(([path, example]) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map((diagnostic) => problemOf(example, diagnostic));
  });
}

function virtualPathOf({ path }: Example, index: number): string {
  return join(root, dirname(path), `${basename(path)}.example-${index}.ts`);
}

function optionsOfTheHouse(): ts.CompilerOptions {
  const path = join(root, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(path, ts.sys.readFile).config, ts.sys, root);
  // A snippet may leave things unused, and import types without saying so.
  return { ...options, noUnusedLocals: false, noUnusedParameters: false, verbatimModuleSyntax: false };
}

function hostWith(virtual: ReadonlyMap<string, Example>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (path) => virtual.has(path) || host.fileExists(path),
    readFile: (path) => virtual.get(path)?.code ?? host.readFile(path),
    getSourceFile: (path, ...rest) => {
      const example = virtual.get(path);
      // Without an import or export a file would be a script that shares its names with all others.
      if (example !== undefined)
        return ts.createSourceFile(path, `${example.code}\nexport {};`, ts.ScriptTarget.ES2022);
      return host.getSourceFile(path, ...rest);
    },
  };
}

function problemOf({ path, line }: Example, { file, start = 0, messageText }: ts.Diagnostic): string {
  const row = file?.getLineAndCharacterOfPosition(start).line ?? 0;
  return `${path}:${line + row} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
