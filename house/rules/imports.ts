import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ownerOf, type Source } from '../repository.ts';
import { placeOf, syntaxOf, walk } from './syntax.ts';

/** One mention of another module: `import`, `export … from`, `import()` or a type's `import('…')`. */
export interface Import {
  readonly specifier: string;
  readonly place: string;
}

/** @returns every module that a source mentions by a literal name */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(syntaxOf(source), (node) => {
    const literal = specifierOf(node);
    if (literal !== undefined) found.push({ specifier: literal.text, place: placeOf(source, node) });
  });
  return found;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const candidate = candidateOf(node);
  return candidate !== undefined && ts.isStringLiteralLike(candidate) ? candidate : undefined;
}

function candidateOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/** @returns whether a specifier names a package, not a file and no builtin of Node */
export function isBare(specifier: string): boolean {
  return !/^(?:\.|\/|node:|virtual:)/.test(specifier);
}

/** @returns the package that a bare specifier reaches into: `@clientele/churn/ml-cart` is of `@clientele/churn` */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @returns relative imports that leave their package: rooms meet through their front doors only; builds and benches lean on the house */
export function escapeProblems(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ specifier }) => specifier.startsWith('.') && escapes(source.path, specifier))
      .map(({ specifier, place }) => `${place} imports ${specifier}, which is outside its package`),
  );
}

function escapes(path: string, specifier: string): boolean {
  const target = join(dirname(path), specifier);
  const build = path.endsWith('/tsup.config.ts') && target === 'house/tsup.base.ts';
  const bench = /^(?:packages|examples)\/[^/]+\/bench\//.test(path) && target.startsWith('house/bench/');
  return !build && !bench && ownerOf(target) !== ownerOf(path);
}

/** @returns imports of Node's own modules in sources that must run in browsers and on edge runtimes too */
export function nodeProblems(portable: readonly Source[]): string[] {
  return portable.flatMap((source) =>
    importsOf(source)
      .filter(({ specifier }) => specifier.startsWith('node:') || specifier.endsWith('/fs') || specifier === 'fs')
      .map(({ specifier, place }) => `${place} imports ${specifier}, which browsers and edge runtimes do not have`),
  );
}
