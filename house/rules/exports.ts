import ts from 'typescript';
import type { Source } from '../repository.ts';
import { placeOf, syntaxOf } from './syntax.ts';

/** @returns exports of a source that carry no name of their own: `export *`, namespaces, default exports */
export function namelessExportProblems(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    syntaxOf(source)
      .statements.filter(isNameless)
      .map((statement) => `${placeOf(source, statement)} exports without an explicit name`),
  );
}

function isNameless(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    return (
      statement.exportClause === undefined ||
      ts.isNamespaceExport(statement.exportClause) ||
      exportsDefault(statement.exportClause)
    );
  }
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

function exportsDefault(clause: ts.NamedExports): boolean {
  return clause.elements.some((element) => element.name.text === 'default');
}

/** @returns statements of an index that are more than `export { names } from`: an index lists, it does not compute */
export function indexProblems(indexes: readonly Source[]): string[] {
  return indexes.flatMap((source) =>
    syntaxOf(source)
      .statements.filter((statement) => !isNamedReexport(statement))
      .map((statement) => `${placeOf(source, statement)} is more than a list of named exports`),
  );
}

function isNamedReexport(statement: ts.Statement): boolean {
  if (!ts.isExportDeclaration(statement)) return false;
  const { exportClause, moduleSpecifier } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return false;
  // `export {}` is how an index without exports says that it is a module.
  return moduleSpecifier !== undefined || exportClause.elements.length === 0;
}
