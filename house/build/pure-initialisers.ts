import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** What a plugin of esbuild needs to be for us. */
interface Plugin {
  readonly name: string;
  setup(build: {
    onLoad(
      filter: { filter: RegExp },
      load: (file: { path: string }) => Promise<{ contents: string; loader: 'ts' }>,
    ): void;
  }): void;
}

/**
 * Nothing in our packages has an effect when it is imported; bundlers cannot know that of `const rule = optionRule(…)` or
 * `const rules = { ...others }`, and would keep it, with all that it mentions, in every bundle. So the initialisers of the top
 * level become calls that are marked as free of side effects.
 */
export const pureInitialisers: Plugin = {
  name: 'pure-initialisers',
  setup(build) {
    build.onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: markPure(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** @returns the source, every initialiser of a top-level constant that does something turned into a call marked as pure */
export function markPure(text: string): string {
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ initializer }) => initializer))
    .filter((initializer) => initializer !== undefined && doesSomething(initializer))
    .map((initializer) => [initializer?.getStart() ?? 0, initializer?.getEnd() ?? 0] as const)
    .reverse()
    .reduce((rest, [start, end]) => {
      return `${rest.slice(0, start)}/* @__PURE__ */ (() => (${rest.slice(start, end)}))()${rest.slice(end)}`;
    }, text);
}

/** Calls, spreads and reads of properties may run code; a function's body runs later. */
function doesSomething(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isTypeNode(node)) return false;
  const acts =
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node);
  return acts || ts.forEachChild(node, (child) => doesSomething(child) || undefined) === true;
}
