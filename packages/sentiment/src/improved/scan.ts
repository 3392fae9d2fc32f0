import { characterKind, plainWord } from './characters.ts';
import { addWord, type Clauses, resetClauses } from './clauses.ts';
import type { Word } from './dictionary.ts';
import { readWord } from './word.ts';

type Dictionary = ReadonlyMap<string, Word>;

/** Longest piece that is looked up as an emoticon. */
const longestEmoticon = 14;

/**
 * Reads a text into words, emoticons and emoji, with the clauses and sentences they stand in. Links and names of people
 * (@name) are passed over: a firm may be called Best or United.
 */
export function scan(text: string, dictionary: Dictionary, clauses: Clauses): void {
  resetClauses(clauses);
  let isPieceStart = true;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    const width = code > 0xffff ? 2 : 1;
    const kind = characterKind(code);
    if (kind === 'blank') {
      if (code === 10) endSentence(clauses);
      isPieceStart = true;
      at += width;
      continue;
    }
    const skipped = isPieceStart ? readPiece(text, at, dictionary, clauses) : at;
    isPieceStart = false;
    if (skipped > at) at = skipped;
    else if (kind === 'letter') at = readWord(text, at, dictionary, clauses);
    else if (kind === 'mark') at = readMarks(text, at, dictionary, clauses);
    else {
      if (kind === 'emoji') {
        const sign = text.slice(at, at + width);
        addWord(clauses, sign, dictionary.get(sign), at, at + width, false);
      }
      at += width;
    }
  }
}

/** Passes over a link or a name, and reads an emoticon that stands alone. Returns where it ends, or `start` where there is none. */
function readPiece(text: string, start: number, dictionary: Dictionary, clauses: Clauses): number {
  const first = text[start] as string;
  if (first === '@') {
    let at = start + 1;
    while (at < text.length && /[0-9A-Za-z_]/.test(text[at] as string)) at++;
    return at === start + 1 ? start : at;
  }
  if (text.startsWith('http://', start) || text.startsWith('https://', start) || text.startsWith('www.', start)) {
    let at = start;
    while (at < text.length && characterKind(text.charCodeAt(at)) !== 'blank') at++;
    return at;
  }
  return readEmoticon(text, start, dictionary, clauses);
}

/** Reads a piece between blanks that is an emoticon as it stands, or with marks after it. */
function readEmoticon(text: string, start: number, dictionary: Dictionary, clauses: Clauses): number {
  let end = start;
  let hasMark = false;
  for (; end < text.length && end <= start + longestEmoticon; end++) {
    const code = text.charCodeAt(end);
    const kind = characterKind(code);
    if (kind === 'blank') break;
    hasMark ||= kind === 'mark' && code !== 39 && code !== 45;
  }
  if (!hasMark || end - start > longestEmoticon) return start;
  const piece = text.slice(start, end);
  const found = [piece, piece.replace(/[!,.?]+$/, '')].find((one) => isEmoticon(plainWord(one), dictionary));
  if (found === undefined) return start;
  // small letters may be more than their capitals are: the offsets are those of the text as it was given
  const word = plainWord(found);
  addWord(clauses, word, dictionary.get(word), start, start + found.length, false);
  return start + found.length;
}

function isEmoticon(piece: string, dictionary: Dictionary): boolean {
  const entry = dictionary.get(piece);
  return entry !== undefined && !Number.isNaN(entry.valence) && /[^0-9a-z'’-]/.test(piece);
}

const sentenceEnds = '.!?…。！？';
const clauseEnds = ',;:()[]"“”–—、，；：';

/** Reads a run of marks: an emoticon, or the end of a clause or a sentence. Returns where it ends. */
function readMarks(text: string, start: number, dictionary: Dictionary, clauses: Clauses): number {
  let end = start;
  let [clauseEnded, sentenceEnded] = [false, false];
  while (end < text.length && characterKind(text.codePointAt(end) as number) === 'mark') {
    const mark = text[end] as string;
    sentenceEnded ||= sentenceEnds.includes(mark);
    clauseEnded ||= clauseEnds.includes(mark);
    end++;
  }
  const run = end - start <= longestEmoticon ? text.slice(start, end) : '';
  const entry = run.length > 1 ? dictionary.get(run) : undefined;
  if (entry !== undefined) addWord(clauses, run, entry, start, end, false);
  else if (sentenceEnded) endSentence(clauses);
  else if (clauseEnded || standsAlone(text, start, end)) clauses.clause++;
  return end;
}

/** Whether a dash has blanks on both sides. */
function standsAlone(text: string, start: number, end: number): boolean {
  return text[start] === '-' && (text[start - 1] ?? ' ') === ' ' && (text[end] ?? ' ') === ' ';
}

function endSentence(clauses: Clauses): void {
  clauses.clause++;
  clauses.sentence++;
}
