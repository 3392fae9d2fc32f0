import type { Note } from '../json.ts';
import { type CodedColumn, encode } from '../table/dictionary.ts';
import { type Table, table } from '../table/table.ts';
import type { CleanOptions } from './clean-options.ts';
import type { RuleTally } from './cleaning-pass.ts';

/** The rules in the order in which they are applied, each to what those before it left; amounts are filled while rows are read. */
export type CleaningRule =
  | 'missingAmounts'
  | 'ids'
  | 'productAliases'
  | 'productNames'
  | 'missing'
  | 'exactDuplicates'
  | 'nearDuplicates'
  | 'cancellations'
  | 'outliers';

/** What each rule did: one row a rule, those switched off too. */
export type CleaningReport = Table<{
  rule: CodedColumn;
  /** `on`, `off`, `flag` or `remove`. */
  setting: CodedColumn;
  /** Lines found, each counted once a rule. */
  lines: Float64Array;
  removed: Float64Array;
  changed: Float64Array;
  flagged: Float64Array;
  /** Sum of the amounts of the lines found, as they were. */
  amount: Float64Array;
}>;

const flagging = ['exactDuplicates', 'nearDuplicates', 'cancellations', 'outliers'] as const;

/** @returns one row a rule. */
export function reportOf(tallies: ReadonlyMap<CleaningRule, RuleTally | null>, options: CleanOptions): CleaningReport {
  const rows = [...tallies].map(([rule, tally]) => ({ rule, tally }));
  const column = (read: (tally: RuleTally) => number): Float64Array =>
    Float64Array.from(rows, ({ tally }) => (tally === null ? 0 : read(tally)));
  const settingOf = (rule: CleaningRule, tally: RuleTally | null): string => {
    if (tally === null) return 'off';
    const flags = flagging.find((each) => each === rule);
    return flags === undefined ? 'on' : String(options[flags] ?? 'flag');
  };
  return table({
    rule: encode(rows.map(({ rule }) => rule)),
    setting: encode(rows.map(({ rule, tally }) => settingOf(rule, tally))),
    lines: column(({ lines }) => lines.length),
    removed: column(({ removed }) => removed),
    changed: column(({ changed }) => changed),
    flagged: column(({ flagged }) => flagged),
    amount: column(({ amount }) => amount),
  });
}

/** @returns what a rule did, in words; nothing where it found nothing. */
export function noteOf(rule: CleaningRule, { lines, removed, changed, flagged, amount }: RuleTally): Note[] {
  if (lines.length === 0) return [];
  const parts = [
    [removed, 'removed'],
    [changed, 'changed'],
    [flagged, 'named and kept'],
  ].filter(([count]) => count !== 0);
  const done = parts.map(([count, verb]) => `${count} ${verb}`).join(', ');
  const message = `${rule}: ${lines.length} lines of ${amount} in all: ${done}`;
  return [{ code: 'cleaned', message, details: { rule, removed, changed, flagged, amount } }];
}
