import ts from 'typescript';
import { examplesOf } from '../examples/extract.ts';
import type { Source } from '../repository.ts';
import { syntaxOf } from './syntax.ts';

/**
 * What the README of a package owes a newcomer.
 *
 * @param readme the page
 * @param name the package
 * @param functions what it has to name
 * @returns what is not there: how to install the package, a snippet that imports it, a link to the documentation, functions
 */
export function readmeProblems(readme: Source, name: string, functions: readonly string[]): string[] {
  const words = new Set(readme.text.match(/\w+/g));
  const wanted: [boolean, string][] = [
    [
      new RegExp(`^npm install (?:--save-dev )?${name}(?: .*)?$`, 'm').test(readme.text),
      'how the package is installed',
    ],
    [examplesOf(readme).some(({ code }) => code.includes(`from '${name}'`)), `a snippet that imports ${name}`],
    [readme.text.includes('](../../docs/README.md)'), 'a link to the documentation'],
    ...functions.map((each): [boolean, string] => [words.has(each), each]),
  ];
  return wanted.filter(([isThere]) => !isThere).map(([, what]) => `${readme.path} lacks ${what}`);
}

/** @returns the values that an index gives on from each package, types left out: what users of `clientele` find there */
export function valuesByPackage(index: Source): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of syntaxOf(index).statements) {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause === undefined || moduleSpecifier === undefined || !ts.isNamedExports(exportClause)) continue;
    const values = exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
    const from = (moduleSpecifier as ts.StringLiteral).text;
    const name = from.startsWith('.') ? 'clientele' : from;
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}
