import ts from 'typescript';
import { walk } from '../rules/syntax.ts';

/** What a comment behind a statement claims of it. */
interface Claim {
  readonly kind: 'equals' | 'throws';
  /** The expression whose value is claimed, or that throws. */
  readonly expression: ts.Expression;
  /** A JavaScript expression, or the name of an error and, behind a colon, a part of its message. */
  readonly text: string;
  readonly line: number;
}

/** An example whose claims have become calls of `globalThis.__example`, on the same lines; `claims` counts them. */
export interface Instrumented {
  readonly code: string;
  readonly claims: number;
}

const marker = /^\s*\/\/ (=>|throws) (.+)$/;

/**
 * Turns the comments of an example into checks. `expression; // => value` (or on the line below, and further while the value
 * is not complete) claims that the two are structurally equal; `expression; // throws InvalidOptionError: text` that it throws.
 *
 * @param code the example
 * @returns the instrumented example
 */
export function instrument(code: string): Instrumented {
  const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  const claims = claimsOf(file, code);
  const comments = code.split('\n').filter((line) => /\/\/ (?:=>|throws) /.test(line)).length;
  if (comments !== claims.length) {
    throw new Error(
      `${comments} comments claim something, ${claims.length} follow a statement whose value can be seen`,
    );
  }
  const edits = claims.map((claim, index) => ({ claim, call: callOf(file, claim, index) }));
  const text = edits
    .sort((a, b) => b.claim.expression.getStart() - a.claim.expression.getStart())
    .reduce((rest, { claim: { expression }, call }) => {
      return rest.slice(0, expression.getStart()) + call + rest.slice(expression.getEnd());
    }, code);
  return { code: text, claims: claims.length };
}

function claimsOf(file: ts.SourceFile, code: string): Claim[] {
  const lines = code.split('\n');
  const claims: Claim[] = [];
  walk(file, (node) => {
    const expression = observedOf(node);
    if (expression === undefined) return;
    const { line, character } = file.getLineAndCharacterOfPosition(node.getEnd());
    const rest = lines[line]?.slice(character) ?? '';
    const claimLine = marker.test(rest) ? line : rest.trim() === '' ? line + 1 : -1;
    const found = marker.exec(claimLine === line ? rest : (lines[claimLine] ?? ''));
    if (found === null) return;
    const kind = found[1] === '=>' ? 'equals' : 'throws';
    const text = kind === 'equals' ? completed(found[2] ?? '', lines.slice(claimLine + 1)) : (found[2] ?? '');
    claims.push({ kind, expression, text, line: claimLine });
  });
  return claims;
}

/** The expression of a statement whose value a comment can speak of. */
function observedOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isExpressionStatement(node)) return argumentOfLog(node.expression) ?? node.expression;
  if (!ts.isVariableStatement(node)) return undefined;
  const { declarations } = node.declarationList;
  return declarations.length === 1 ? declarations[0]?.initializer : undefined;
}

function argumentOfLog(node: ts.Expression): ts.Expression | undefined {
  const logs = ts.isCallExpression(node) && node.expression.getText() === 'console.log' && node.arguments.length === 1;
  return logs ? node.arguments[0] : undefined;
}

/** A value may go on over the comment lines below while it is no complete expression. */
function completed(start: string, below: readonly string[]): string {
  let text = start;
  for (const line of below) {
    const more = /^\s*\/\/ (?!=>|throws)(.*)$/.exec(line);
    if (isExpression(text) || more === null) break;
    text += ` ${(more[1] ?? '').trim()}`;
  }
  if (!isExpression(text)) throw new Error(`"${text}" is no JavaScript value`);
  return text;
}

function isExpression(text: string): boolean {
  const { diagnostics } = ts.transpileModule(`(${text});`, { reportDiagnostics: true });
  return diagnostics?.length === 0;
}

function callOf(file: ts.SourceFile, { kind, expression, text }: Claim, index: number): string {
  const code = expression.getText(file);
  if (kind === 'equals') return `globalThis.__example.equals(${index}, ${code}, () => (${text}))`;
  const [, name = '', part = ''] = /^(\w+)(?:: (.*))?$/.exec(text) ?? [];
  const call = `globalThis.__example.throws(${index}, ${/\bawait\b/.test(code) ? 'async ' : ''}() => (${code}), `;
  const whole = `${call}${JSON.stringify(name)}, ${JSON.stringify(part)})`;
  return /\bawait\b/.test(code) ? `await ${whole}` : whole;
}
