/** The one call that is made of papaparse. (Its published types pull in those of Node, which no room may lean on.) */
declare module 'papaparse' {
  interface ParseConfig {
    delimiter: string;
    newline: '\n';
    quoteChar: '"';
  }
  interface ParseResult {
    data: string[][];
    errors: { code: string; message: string; row?: number }[];
  }
  const Papa: { parse(text: string, config: ParseConfig): ParseResult };
  export = Papa;
}
