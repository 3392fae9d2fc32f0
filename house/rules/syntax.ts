import ts from 'typescript';
import type { Source } from '../repository.ts';

const parsed = new WeakMap<Source, ts.SourceFile>();

/** @returns the syntax tree of a source, parsed once */
export function syntaxOf(source: Source): ts.SourceFile {
  let file = parsed.get(source);
  if (file === undefined) {
    file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true);
    parsed.set(source, file);
  }
  return file;
}

/** @returns `path:line` of a node, as editors and terminals link it */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${syntaxOf(source).getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Calls `visit` with every node below `node`, and with `node` itself. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
