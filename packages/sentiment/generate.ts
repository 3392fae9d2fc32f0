/**
 * Writes `src/generated` from the word lists of others (NOTICE names them): `npx tsx packages/sentiment/generate.ts --write`.
 * The tests run the same functions and compare.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const find = createRequire(import.meta.url);

/** Four entries in which the npm copy of the lexicon is not the authors' own. */
const corrections: readonly (readonly [string, number])[] = [
  ['badass', 1.4],
  ['flawed', -2.1],
  ['heart', 3.2],
  ['hearts', 3.3],
];

/** Emoji whose names changed after the list that VADER uses was made, and nine that are parts of others. */
const olderNames: readonly (readonly [string, string])[] = [
  ['🥰', 'smiling face with 3 hearts'],
  ['🤗', 'hugging face'],
  ['😵', 'dizzy face'],
  ['😡', 'pouting face'],
  ['🤖', 'robot face'],
  ['😺', 'grinning cat face'],
  ['😸', 'grinning cat face with smiling eyes'],
  ['😹', 'cat face with tears of joy'],
  ['😻', 'smiling cat face with heart-eyes'],
  ['😼', 'cat face with wry smile'],
  ['😽', 'kissing cat face'],
  ['🙀', 'weary cat face'],
  ['😿', 'crying cat face'],
  ['😾', 'pouting cat face'],
  ['🧑', 'adult'],
  ['🧓', 'older adult'],
  ['👲', 'man with Chinese cap'],
  ['🧔', 'bearded person'],
  ['👱', 'blond-haired person'],
  ['🤵', 'man in tuxedo'],
  ['👰', 'bride with veil'],
  ['🕴', 'man in suit levitating'],
  ['👫', 'man and woman holding hands'],
  ['👬', 'two men holding hands'],
  ['👭', 'two women holding hands'],
  ['❣', 'heavy heart exclamation'],
  ['🎒', 'school backpack'],
  ['🥿', 'woman’s flat shoe'],
  ['🐺', 'wolf face'],
  ['🦊', 'fox face'],
  ['🦁', 'lion face'],
  ['🦄', 'unicorn face'],
  ['🐹', 'hamster face'],
  ['🐻', 'bear face'],
  ['🐼', 'panda face'],
  ['🐸', 'frog face'],
  ['🧱', 'bricks'],
  ['🎯', 'direct hit'],
  ['🧩', 'jigsaw'],
  ['💻', 'laptop computer'],
  ['🔫', 'pistol'],
  ['⭕', 'heavy large circle'],
  ['✅', 'white heavy check mark'],
  ['☑', 'ballot box with check'],
  ['✔', 'heavy check mark'],
  ['✖', 'heavy multiplication x'],
  ['➕', 'heavy plus sign'],
  ['➖', 'heavy minus sign'],
  ['➗', 'heavy division sign'],
  ['❓', 'question mark'],
  ['❗', 'exclamation mark'],
  ['🔟', 'keycap: 10'],
  ['💤', 'zzz'],
  ['🏻', 'light skin tone'],
  ['🏼', 'medium-light skin tone'],
  ['🏽', 'medium skin tone'],
  ['🏾', 'medium-dark skin tone'],
  ['🏿', 'dark skin tone'],
  ['🦰', 'red-haired'],
  ['🦱', 'curly-haired'],
  ['🦲', 'bald'],
  ['🦳', 'white-haired'],
];

/** @returns the words of VADER's lexicon that a text can hold, with their valences. */
export function vaderWords(): Map<string, number> {
  const rows = readFileSync(find.resolve('vader-sentiment/vader_lexicon.txt'), 'utf8').trimEnd().split('\n');
  const valences = new Map(rows.map((row) => [row.split('\t')[0] as string, Number(row.split('\t')[1])]));
  for (const [word, valence] of corrections) valences.set(word, valence);
  // A text is looked up word by word in lower case: other entries can never be met.
  return new Map([...valences].filter(([word]) => word === word.toLowerCase() && !/\s/u.test(word)));
}

/** @returns the source of `vader-lexicon.ts`: one line a valence in tenths, its words after it. */
export function vaderLexiconSource(): string {
  const what = 'The lexicon of VADER: a valence in tenths and its words, a line each.';
  return sourceOf('vaderLexicon', what, wordsByValence([...vaderWords()]));
}

/** @returns the source of `emoji-names.ts`: one line an emoji of one code point, then its name. */
export function emojiNamesSource(): string {
  const file = readFileSync(find.resolve('unicode-emoji-json/data-by-emoji.json'), 'utf8');
  const records = Object.entries(JSON.parse(file) as Record<string, { name: string; emoji_version: string }>)
    .filter(([, { emoji_version }]) => Number(emoji_version) <= 11)
    .map(([emoji, { name }]) => [emoji.replace('\ufe0f', ''), name] as const)
    .filter(([emoji]) => [...emoji].length === 1);
  const names = [...new Map([...records, ...olderNames])].sort(
    ([a], [b]) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0),
  );
  const lines = names.map(([emoji, name]) => `${emoji}${name}`);
  return sourceOf(
    'emojiNames',
    'Emoji of one code point and their English names, as VADER reads them, a line each.',
    lines,
  );
}

/** @returns one line a valence in tenths, lowest first, its words in order after it. */
export function wordsByValence(words: readonly (readonly [string, number])[]): string[] {
  const lines = new Map<number, string[]>();
  for (const [word, valence] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const tenths = Math.round(valence * 10);
    lines.set(tenths, [...(lines.get(tenths) ?? []), word]);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([tenths, list]) => `${tenths} ${list.join(' ')}`);
}

/** @returns a module that exports one text. */
export function sourceOf(name: string, what: string, lines: readonly string[]): string {
  const text = lines.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return `// Written by packages/sentiment/generate.ts; sources and licences are in packages/sentiment/NOTICE.\n/** ${what} */\nexport const ${name}: string = \`${text}\`;\n`;
}

if (process.argv.includes('--write')) {
  const folder = new URL('src/generated/', import.meta.url);
  writeFileSync(new URL('vader-lexicon.ts', folder), vaderLexiconSource());
  writeFileSync(new URL('emoji-names.ts', folder), emojiNamesSource());
}
