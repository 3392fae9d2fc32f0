import {
  type CodedColumn,
  type Dictionary,
  encode,
  frozen,
  InvalidInputError,
  InvalidOptionError,
  NO_CODE,
  type Note,
  showValue,
  type Table,
  type TextColumn,
  withColumns,
} from '@clientele/core';
import type { RfmBins } from '../scores/bins.ts';
import { columnsOf, numberColumn } from '../scores/columns.ts';
import { cellIndex, segmentGrid } from './grid.ts';
import { parseSegmentMap, type SegmentMap } from './map.ts';
import { assignmentNotes } from './notes.ts';
import { segments11 } from './presets.ts';

/** A table with scores; `bins` says what they go to, where `scoreRfm` made them. */
export type ScoresTable = Table<{ r: Float64Array; f: Float64Array }> & {
  readonly bins?: RfmBins;
  readonly notes?: readonly Note[];
};

/** The columns that assigning adds. */
export type SegmentColumns = {
  /** The segment's name; its dictionary lists every segment of the map, in the map's order. */
  segment: CodedColumn;
  /** What to do with the segment. */
  action: TextColumn;
};

/** A table with a segment and an action beside each customer. */
export type Segmented<T extends Table> = Omit<T, 'columns' | 'notes'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof SegmentColumns> & SegmentColumns>;
  /** Those of the table given, and what must be known of the assignment. */
  readonly notes: readonly Note[];
};

/**
 * Gives each customer the segment and the action of a segment map.
 *
 * @param scored a table with `r`, `f` and, where the map looks at it, `m`: whole numbers from 1 to the map's bins
 * @param segments the map; `segments11` unless told otherwise
 * @returns the table with `segment` and `action` added, and `message` where a rule of the map has one, rows in input order. A cell
 * without a rule leaves them missing.
 * `notes` names segments that nobody can be in with the scores that occur here, and cells without a rule
 * @throws InvalidInputError (`invalid-input`) where a column is missing, a score is out of range, or the map is malformed
 * @throws InvalidOptionError (`invalid-option`) where the table was scored with other bins than the map's
 * @example
 * import { assignRfmSegments, customerTable, segments4, toRows } from '@clientele/rfm';
 * const scores = { r: Float64Array.of(5, 1), f: Float64Array.of(4, 3), m: Float64Array.of(4, 5) };
 * toRows(assignRfmSegments(customerTable(['Ada', 'Bo'], scores), segments4), ['customer', 'segment']);
 * // => [{ customer: 'Ada', segment: 'Champions' }, { customer: 'Bo', segment: 'At Risk' }]
 */
export function assignRfmSegments<T extends ScoresTable>(scored: T, segments: SegmentMap = segments11): Segmented<T> {
  const map = parseSegmentMap(segments);
  const columns = columnsOf('assignRfmSegments', scored);
  checkBins('assignRfmSegments', map, scored.bins);
  const cells = cellsOfRows(columns, map);
  const { ruleOf } = segmentGrid(map);
  const dictionary = segmentNames(map);
  const codeOfRule = map.rules.map((rule) => dictionary.values.indexOf(rule.segment));
  const codes = new Uint32Array(scored.length);
  const action: (string | null)[] = new Array(scored.length);
  for (let row = 0; row < scored.length; row++) {
    const rule = ruleOf[cells[row] as number] as number;
    codes[row] = codeOfRule[rule] ?? NO_CODE;
    action[row] = map.rules[rule]?.action ?? null;
  }
  const hasMessages = map.rules.some((rule) => rule.message !== undefined);
  const messages: Record<string, TextColumn> = hasMessages ? { message: messagesOf(map, cells, ruleOf) } : {};
  const notes: readonly Note[] = frozen([...(scored.notes ?? []), ...assignmentNotes(map, cells)]);
  const segment: CodedColumn = Object.freeze({ dictionary, codes });
  const added = { segment, action: Object.freeze(action), ...messages };
  return Object.freeze({ ...withColumns(scored, added), notes }) as Segmented<T>;
}

function messagesOf({ rules }: SegmentMap, cells: Int32Array, ruleOf: Int32Array): TextColumn {
  return Object.freeze(Array.from(cells, (cell) => rules[ruleOf[cell] as number]?.message ?? null));
}

/**
 * Refuses scores that were made for other bins than a map's: its rules would be dead or wrong without a word.
 *
 * @param verb begins the message
 * @param map the map
 * @param bins the scores' bins, where they are known
 * @throws InvalidOptionError (`invalid-option`) where they differ
 */
export function checkBins(verb: string, map: SegmentMap, bins: RfmBins | undefined): void {
  if (bins === undefined) return;
  const { r, f, m = bins.m } = map.bins;
  if (r === bins.r && f === bins.f && m === bins.m) return;
  const allowed = `a map of the scores' bins (r ${bins.r}, f ${bins.f}, m ${bins.m})`;
  const received = `${map.id}, made for r ${r}, f ${f}${map.bins.m === undefined ? '' : `, m ${m}`}`;
  throw new InvalidOptionError(verb, [{ option: 'segments', allowed, received }]);
}

/** Every segment's name once, in the map's order. */
function segmentNames({ rules }: SegmentMap): Dictionary {
  return encode(rules.map((rule) => rule.segment)).dictionary;
}

function cellsOfRows(scored: object, map: SegmentMap): Int32Array {
  const r = scoresOf(scored, 'r', map.bins.r);
  const f = scoresOf(scored, 'f', map.bins.f);
  const m = map.bins.m === undefined ? undefined : scoresOf(scored, 'm', map.bins.m);
  return Int32Array.from(r, (score, row) => cellIndex(map, score, f[row] as number, m?.[row] ?? 1));
}

function scoresOf(scored: object, name: string, most: number): Float64Array {
  const scores = numberColumn('assignRfmSegments', scored, name);
  const row = scores.findIndex((score) => !Number.isInteger(score) || score < 1 || score > most);
  if (row < 0) return scores;
  const expected = `a whole number from 1 to ${most}`;
  const received = showValue(scores[row]);
  throw new InvalidInputError(`assignRfmSegments: row ${row}, column ${name}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: name, expected, received, action: 'kept' },
  ]);
}
