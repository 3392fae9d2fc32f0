import ts from 'typescript';
import type { Source } from '../repository.ts';
import { placeOf, syntaxOf, walk } from './syntax.ts';

/** @returns places where a source steps around the type checker: `any`, `!`, `@ts-ignore` and its kin */
export function escapeHatchProblems(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [...typeHatches(source), ...commentHatches(source)]);
}

function typeHatches(source: Source): string[] {
  const problems: string[] = [];
  walk(syntaxOf(source), (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) problems.push(`${placeOf(source, node)} uses any`);
    if (ts.isNonNullExpression(node)) problems.push(`${placeOf(source, node)} uses !`);
    const definite = (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken;
    if (definite) problems.push(`${placeOf(source, node)} uses !`);
  });
  return problems;
}

function commentHatches(source: Source): string[] {
  return source.text.split('\n').flatMap((line, index) => {
    const word = /@ts-(?:ignore|expect-error|nocheck)/.exec(line)?.[0];
    return word === undefined ? [] : [`${source.path}:${index + 1} uses ${word}`];
  });
}
