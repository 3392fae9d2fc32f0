import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Manifest, Source } from '../repository.ts';
import { syntaxOf } from './syntax.ts';

/** A declaration that users can import, and the file it stands in. */
export interface PublicDeclaration {
  readonly name: string;
  readonly source: Source;
  /** More than one where a function is overloaded. */
  readonly nodes: readonly ts.Node[];
}

/**
 * @returns what the entries of a package export, followed through re-exports to the declarations; what comes from another
 * package is that package's
 */
export function publicDeclarations(entries: readonly Source[], sources: readonly Source[]): PublicDeclaration[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Map<string, PublicDeclaration>();
  for (const entry of entries) {
    for (const declaration of declarationsOf(entry, undefined, byPath)) {
      found.set(`${declaration.source.path} ${declaration.name}`, declaration);
    }
  }
  return [...found.values()];
}

function declarationsOf(
  source: Source,
  only: string | undefined,
  byPath: ReadonlyMap<string, Source>,
): PublicDeclaration[] {
  return syntaxOf(source).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return followed(source, statement, only, byPath);
    return namesOf(statement)
      .filter((name) => isExported(statement) && (only === undefined || name === only))
      .map((name) => ({ name, source, nodes: sameNamed(source, name) }));
  });
}

function followed(
  source: Source,
  statement: ts.ExportDeclaration,
  only: string | undefined,
  byPath: ReadonlyMap<string, Source>,
): PublicDeclaration[] {
  const { exportClause, moduleSpecifier } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  const names = exportClause.elements
    .filter((element) => only === undefined || element.name.text === only)
    .map((element) => (element.propertyName ?? element.name).text);
  if (moduleSpecifier === undefined) return names.map((name) => ({ name, source, nodes: sameNamed(source, name) }));
  const target = byPath.get(join(dirname(source.path), (moduleSpecifier as ts.StringLiteral).text));
  return target === undefined ? [] : names.flatMap((name) => declarationsOf(target, name, byPath));
}

function sameNamed(source: Source, name: string): ts.Node[] {
  return syntaxOf(source).statements.filter((statement) => namesOf(statement).includes(name));
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const name = (statement as { name?: ts.Node }).name;
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** @returns the sources behind the exports of every manifest: what users can import from */
export function entriesOf(sources: readonly Source[], manifests: ReadonlyMap<string, Manifest>): Source[] {
  const paths = new Set(
    [...manifests].flatMap(([owner, { exports = {} }]) =>
      Object.values(exports).flatMap((entry) => {
        const path = (entry as Partial<Record<string, string>>)['@clientele/source'];
        return path === undefined ? [] : [join(owner, path)];
      }),
    ),
  );
  return sources.filter(({ path }) => paths.has(path));
}
