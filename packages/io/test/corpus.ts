/** One hostile text, comma between fields, and what must come of it: records with the lines where they start, or a failure. */
export interface CorpusCase {
  readonly name: string;
  readonly text: string;
  readonly records?: readonly (readonly string[])[];
  /** Physical line of each record; 1, 2, 3, … where left out. */
  readonly lines?: readonly number[];
  readonly failure?: { readonly problem: string; readonly line: number; readonly column: number };
}

const ab = ['a', 'b'];

/** Texts on which CSV readers are known to differ. Rules: RFC 4180, and \n, \r\n, \r alike as line ends. */
export const corpus: readonly CorpusCase[] = [
  { name: 'plain', text: 'a,b\n1,2\n', records: [ab, ['1', '2']] },
  { name: 'no final line end', text: 'a,b\n1,2', records: [ab, ['1', '2']] },
  { name: 'header only', text: 'a,b\n', records: [ab] },
  { name: 'one column', text: 'a\n1\n2\n', records: [['a'], ['1'], ['2']] },
  { name: 'doubled quotes', text: 'a,b\n"x ""y"" z",2\n', records: [ab, ['x "y" z', '2']] },
  { name: 'six quotes are two', text: 'a,b\n"""""",1\n2,3\n', records: [ab, ['""', '1'], ['2', '3']] },
  { name: 'quotes around all', text: 'a,b\n"""a""",1\n', records: [ab, ['"a"', '1']] },
  { name: 'empty quoted field', text: 'a,b\n"",1\n', records: [ab, ['', '1']] },
  { name: 'only a quoted empty field', text: 'a\n""\n1\n', records: [['a'], [''], ['1']] },
  { name: 'quoted delimiter', text: 'a,b\n"1,5",2\n', records: [ab, ['1,5', '2']] },
  { name: 'quoted newline', text: 'a,b\n"x\ny",2\n3,4\n', records: [ab, ['x\ny', '2'], ['3', '4']], lines: [1, 2, 4] },
  {
    name: 'quoted \\r\\n and \\r among \\n',
    text: 'a,b\n"x\r\ny\rz",2\n3,4\n',
    records: [ab, ['x\r\ny\rz', '2'], ['3', '4']],
    lines: [1, 2, 5],
  },
  { name: 'quoted line end first', text: 'a,b\n"\n",2\n', records: [ab, ['\n', '2']] },
  { name: '\\r\\n', text: 'a,b\r\n1,2\r\n', records: [ab, ['1', '2']] },
  { name: '\\r alone', text: 'a,b\r1,2\r', records: [ab, ['1', '2']] },
  { name: '\\r alone behind quotes', text: 'a,b\r"x","2"\r"y","3"\r', records: [ab, ['x', '2'], ['y', '3']] },
  {
    name: 'mixed line ends, \\n first',
    text: 'a,b\n1,2\r\n3,4\r5,6\n',
    records: [ab, ['1', '2'], ['3', '4'], ['5', '6']],
  },
  {
    name: 'mixed line ends, \\r\\n first',
    text: 'a,b\r\n1,2\n3,4\r5,6',
    records: [ab, ['1', '2'], ['3', '4'], ['5', '6']],
  },
  {
    name: 'mixed line ends, \\r first',
    text: 'a,b\r1,2\n3,4\r\n5,6',
    records: [ab, ['1', '2'], ['3', '4'], ['5', '6']],
  },
  { name: 'quote within a field', text: 'a,b\n5" disk,2\n3,4\n', records: [ab, ['5" disk', '2'], ['3', '4']] },
  { name: 'quotes within a field', text: 'a,b\nx "y" z,2\n3,4\n', records: [ab, ['x "y" z', '2'], ['3', '4']] },
  { name: 'quote behind a blank', text: 'a,b\n "y",2\n3,4\n', records: [ab, [' "y"', '2'], ['3', '4']] },
  { name: 'quote at the end of a field', text: 'a,b\n5",2\n3,4"\n', records: [ab, ['5"', '2'], ['3', '4"']] },
  { name: 'blanks behind a closing quote', text: 'a,b\n"x" ,"y"  \n3,4\n', records: [ab, ['x', 'y'], ['3', '4']] },
  {
    name: 'quote never closed',
    text: 'a,b\n1,2\n"x,4\n5,6\n7,8\n',
    failure: { problem: 'quote-not-closed', line: 3, column: 0 },
  },
  {
    name: 'quote opened at the end',
    text: 'a,b\n1,2\n3,"',
    failure: { problem: 'quote-not-closed', line: 3, column: 1 },
  },
  {
    name: 'quote never closed behind a quoted newline',
    text: 'a,b\n"1\n2","3\n4,5\n',
    failure: { problem: 'quote-not-closed', line: 3, column: 1 },
  },
  {
    name: 'text behind a closing quote',
    text: 'a,b\n1,2\n"x"y,4\n5,6\n',
    failure: { problem: 'text-after-quote', line: 3, column: 0 },
  },
  {
    name: 'field too long',
    text: `a,b\n1,2\n${'x'.repeat(2000)},4\n`,
    failure: { problem: 'field-too-long', line: 3, column: 0 },
  },
  {
    name: 'quoted field too long',
    text: `a,b\n1,"${'x\n'.repeat(1000)}"\n`,
    failure: { problem: 'field-too-long', line: 2, column: 1 },
  },
  {
    name: 'field too long behind a quoted newline',
    text: `a,b,c\n"1\n,""2",,${'x'.repeat(2000)}\n`,
    failure: { problem: 'field-too-long', line: 3, column: 2 },
  },
  {
    name: 'long record of short fields',
    text: `a,b\n${'x,'.repeat(2000)}\n`,
    records: [ab, [...Array(2000).fill('x'), '']],
  },
  {
    name: 'blank lines',
    text: '\n\na,b\n\n1,2\n  \n\r\n3,4\n\n',
    records: [ab, ['1', '2'], ['3', '4']],
    lines: [3, 5, 8],
  },
  { name: 'short row', text: 'a,b,c\n1\n2,3,4\n', records: [['a', 'b', 'c'], ['1'], ['2', '3', '4']] },
  { name: 'long row', text: 'a,b\n1,2,3\n', records: [ab, ['1', '2', '3']] },
  { name: 'row of empty cells', text: 'a,b\n,\n1,2\n', records: [ab, ['', ''], ['1', '2']] },
  { name: 'empty last cell', text: 'a,b\n1,\n,2\n', records: [ab, ['1', ''], ['', '2']] },
  { name: 'blank cells', text: 'a,b\n ,  \n', records: [ab, [' ', '  ']] },
  {
    name: '__proto__ as a name',
    text: '__proto__,constructor\n1,2\n',
    records: [
      ['__proto__', 'constructor'],
      ['1', '2'],
    ],
  },
  { name: 'zero character within', text: 'a,b\n1\u0000,2\n', records: [ab, ['1\u0000', '2']] },
  { name: 'surrogate pairs and accents', text: 'a,b\n😀,é\n', records: [ab, ['😀', 'é']] },
  {
    name: 'byte order mark within',
    text: 'a,b\n\ufeff1,\ufeff\n\ufeff2,3\n',
    records: [ab, ['\ufeff1', '\ufeff'], ['\ufeff2', '3']],
  },
  { name: 'line separators of Unicode', text: 'a,b\nx\u2028y\u0085,2\n', records: [ab, ['x\u2028y\u0085', '2']] },
  {
    name: 'thousands sign equal to the delimiter',
    text: 'a,b,c\n1,200,"3,400"\n',
    records: [
      ['a', 'b', 'c'],
      ['1', '200', '3,400'],
    ],
  },
  { name: 'comment signs are text', text: 'a,b\n#1,2\n', records: [ab, ['#1', '2']] },
  { name: 'backslash escapes nothing', text: 'a,b\n"x\\",2\n', records: [ab, ['x\\', '2']] },
];

/** The field length at which the corpus means a field to be too long. */
export const corpusMaxFieldLength: number = 1000;
