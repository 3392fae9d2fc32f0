import ts from 'typescript';
import type { Source } from '../repository.ts';
import type { PublicDeclaration } from './public-api.ts';
import { placeOf, walk } from './syntax.ts';

/** A word that users meet in a table or a model, and where it is declared. */
export interface Word {
  readonly word: string;
  readonly place: string;
}

const columnTypes = /^(?:readonly )?(?:Float64Array|CodedColumn|ListColumn|TextColumn|Column)$/;
/** Records whose every field users read in files. */
const recordNames = /(?:Parameters|Model|FitDiagnostics|FeatureSchema|DataIssue|AnalysisTotals)$/;

/** What reading and clocks hand to each other, not to users' files. */
const notTables = /(?:Cells|OffsetTable)$/;

/** @returns the columns of the tables, and the fields of the models, that the public types declare */
export function wordsOf(declarations: readonly PublicDeclaration[]): Word[] {
  const words = new Map<string, Word>();
  for (const { name, source, nodes } of declarations.filter((one) => !notTables.test(one.name))) {
    const all = recordNames.test(name);
    for (const node of nodes.filter((one) => ts.isTypeAliasDeclaration(one) || ts.isInterfaceDeclaration(one))) {
      walk(node, (member) => {
        if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name)) return;
        const isColumn = member.type !== undefined && columnTypes.test(member.type.getText());
        const word = member.name.text;
        if ((all || isColumn) && !words.has(word)) words.set(word, { word, place: placeOf(source, member) });
      });
    }
  }
  return [...words.values()];
}

/** @returns the entries of the glossary: the words in the first cells of its tables */
export function entriesOfGlossary(page: Source): Map<string, { unit: string; meaning: string }> {
  const rows = page.text.split('\n').map((line) => /^\| (`[^|]+`) \| ([^|]*) \| ([^|]+) \|$/.exec(line));
  return new Map(
    rows.flatMap((row) => {
      const [, words = '', unit = '', meaning = ''] = row ?? [];
      return [...words.matchAll(/`([^`]+)`/g)].map((match) => [
        match[1] ?? '',
        { unit: unit.trim(), meaning: meaning.trim() },
      ]);
    }),
  );
}
