import { type OptionProblem, showValue } from '@clientele/core';

/** A layer over the lexicon: words and phrases with their valence, and words that shall have none. */
export interface LexiconLayer {
  /**
   * From words, or phrases of up to six words (not in mode exact), to −4 to 4. Upper and lower case are one. 0 makes a phrase
   * say nothing: `{ 'best buy': 0 }`.
   */
  readonly words?: Readonly<Record<string, number>> | ReadonlyMap<string, number>;
  /** Words and phrases that lose their valence, such as names. */
  readonly without?: readonly string[];
}

/** The layers of an option, in order. */
export function layersOf(lexicon: LexiconLayer | readonly LexiconLayer[] | undefined): readonly LexiconLayer[] {
  if (lexicon === undefined) return [];
  return Array.isArray(lexicon) ? (lexicon as readonly LexiconLayer[]) : [lexicon as LexiconLayer];
}

/** The words of a layer as they are looked up. */
export function layerWords(layer: LexiconLayer): [string, number][] {
  const { words } = layer;
  const entries = words instanceof Map ? [...words] : Object.entries(words ?? {});
  return entries.map(([word, valence]) => [lookedUp(word), valence]);
}

/** A word or phrase as it is looked up: in lower case, with straight apostrophes and single blanks. */
export function lookedUp(word: string): string {
  return word
    .trim()
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replaceAll(/[‘’ʼ＇]/gu, "'")
    .replaceAll(/\s+/gu, ' ');
}

/** What is wrong with a layer. */
export function layerProblems(layer: LexiconLayer, path: string, mode: 'improved' | 'exact'): OptionProblem[] {
  const unknown = Object.keys(layer).filter((field) => field !== 'words' && field !== 'without');
  const problems: OptionProblem[] = unknown.map((field) => ({
    option: `${path}.${field}`,
    allowed: 'left out: a layer has words and without',
    received: 'an unknown field',
  }));
  if (layer.words !== undefined && (typeof layer.words !== 'object' || Array.isArray(layer.words))) {
    problems.push({ option: `${path}.words`, allowed: 'a record or a Map', received: showValue(layer.words) });
  } else {
    for (const [word, valence] of layerWords(layer))
      problems.push(...wordProblems(word, valence, `${path}.words`, mode));
  }
  if (layer.without !== undefined && !(Array.isArray(layer.without) && layer.without.every(isText))) {
    problems.push({ option: `${path}.without`, allowed: 'a list of texts', received: showValue(layer.without) });
  }
  return problems;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function wordProblems(word: string, valence: unknown, path: string, mode: 'improved' | 'exact'): OptionProblem[] {
  const option = `${path}[${JSON.stringify(word)}]`;
  const length = word === '' ? 0 : word.split(' ').length;
  const most = mode === 'exact' ? 1 : 6;
  const problems: OptionProblem[] = [];
  if (length < 1 || length > most) {
    const allowed = most === 1 ? 'one word, since VADER knows no other phrases' : 'one to six words';
    problems.push({ option, allowed, received: `${length} words` });
  }
  if (!(typeof valence === 'number' && valence >= -4 && valence <= 4)) {
    problems.push({ option, allowed: 'a number from -4 to 4', received: showValue(valence) });
  }
  return problems;
}
