import ts from 'typescript';
import type { PublicDeclaration } from './public-api.ts';
import { placeOf } from './syntax.ts';

/** @returns what the doc comments of public declarations lack: words for all; @param, @returns and @example for functions */
export function docCommentProblems(declarations: readonly PublicDeclaration[]): string[] {
  return declarations.flatMap(({ name, source, nodes }) => {
    // An overloaded function is documented at its first signature.
    const node = nodes[0];
    if (node === undefined) return [`${source.path} exports ${name}, which is declared nowhere`];
    return missingParts(node).map((part) => `${placeOf(source, node)} ${name} has no ${part}`);
  });
}

function missingParts(node: ts.Node): string[] {
  const comment = docCommentOf(node);
  if (comment === undefined) return ['doc comment'];
  const words = ts.getTextOfJSDocComment(comment.comment)?.trim() ?? '';
  const sentence = words === '' ? ['sentence that says what it is'] : [];
  return [...sentence, ...(ts.isFunctionDeclaration(node) ? missingTags(node, comment) : [])];
}

function docCommentOf(node: ts.Node): ts.JSDoc | undefined {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter((part): part is ts.JSDoc => ts.isJSDoc(part))
    .at(-1);
}

function missingTags(node: ts.FunctionDeclaration, comment: ts.JSDoc): string[] {
  const tags = [...(comment.tags ?? [])];
  const params = tags.filter((tag) => ts.isJSDocParameterTag(tag));
  const described = new Set(params.filter(hasText).map((tag) => tag.name.getText()));
  const returnsNothing = node.type?.kind === ts.SyntaxKind.VoidKeyword;
  const named = node.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  const nameless = node.parameters.length - named.length;
  const others = [...described].filter((name) => !named.includes(name)).length;
  return [
    ...named.filter((name) => !described.has(name)).map((name) => `@param for ${name}`),
    ...(others < nameless ? ['@param for the record it takes apart'] : []),
    ...(returnsNothing || tags.some((tag) => ts.isJSDocReturnTag(tag) && hasText(tag)) ? [] : ['@returns']),
    ...(tags.some((tag) => tag.tagName.text === 'example' && hasText(tag)) ? [] : ['@example']),
  ];
}

function hasText(tag: ts.JSDocTag): boolean {
  return (ts.getTextOfJSDocComment(tag.comment)?.trim() ?? '') !== '';
}
