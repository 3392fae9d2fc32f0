/** What the library calls its options, and what the page has in their place. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/; state the option dateFormat/g, ''],
  [/; digits alone need dateFormat/g, ''],
  [/\bwith dateFormat "([^"]*)"/g, 'if written as $1'],
  [/the option dateFormat|dateFormat/g, '“How dates are written”'],
  [
    /; say which is which with the option map, or skip lines above the header with skipLines/g,
    '. Choose the columns by hand',
  ],
  [
    /; say how many lines stand above the header with the option skipLines, or state the option delimiter/g,
    '. Is this a table? If so, delete the lines above its header, and save it as CSV with commas between the cells',
  ],
  [/; state the option delimiter/g, '. Save the file as CSV with commas between the cells'],
  [
    /needs a column of products: map product=…?\.*/g,
    'it needs a column of products: choose one under “Product number”',
  ],
  [/before asOf/g, 'in the file'],
  [/\basOf\b/g, 'the last day'],
  [/\bneeds the option retention\b/g, 'needs “retention”, an option of the library'],
  [/\bThe source\b/g, 'The file'],
  [/\bthe source\b/g, 'the file'],
];

/**
 * @param text words of the library, which name its options
 * @returns the same in a sentence that names the controls of the page
 */
export function pageWords(text: string): string {
  const said = replacements.reduce((words, [from, to]) => words.replace(from, to), text.trim());
  return /[.!?…]$/.test(said) ? said : `${said}.`;
}
