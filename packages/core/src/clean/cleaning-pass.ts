import { collectIssues } from '../issues/collect.ts';
import type { DataIssues, IssueAction, IssueCode } from '../issues/issue.ts';
import { type MapField, sourceName } from '../log/fields.ts';
import type { LogOrigin } from '../log/parsed-transactions.ts';
import type { FieldMap, TransactionLog } from '../log/transaction-log.ts';
import { showValue } from '../show.ts';
import { openExactSum } from '../summary/exact-sum.ts';
import { takeRows } from '../table/filter-rows.ts';

/** What a rule says about one cell of a line. */
export interface Finding {
  readonly code: IssueCode;
  readonly column: MapField;
  /** Only asked for while findings are listed. */
  readonly expected: () => string;
  readonly received: unknown;
  readonly action: IssueAction;
}

/** What one rule did, in numbers, each line counted once. */
export interface RuleTally {
  readonly lines: Uint32Array;
  readonly removed: number;
  readonly changed: number;
  readonly flagged: number;
  /** Sum of the amounts of the lines found. */
  readonly amount: number;
  readonly issues: DataIssues;
}

/** A log on its way through the rules: the lines left, and where they stood before the first. */
export interface CleaningPass {
  log(): TransactionLog;
  /** Where each line left stood. */
  origin(): LogOrigin;
  /** The row of the input that a line is, for messages. */
  rowOf(line: number): number;
  /** Takes columns in the place of others. */
  replace(columns: Partial<TransactionLog>): void;
  /** Opens the tally of one rule over the lines there are now; those added as `dropped` leave at its end. */
  open(): OpenTally;
}

/** The tally of a rule at work. */
export interface OpenTally {
  add(line: number, finding: Finding): void;
  finish(): RuleTally;
}

const actionRanks: Readonly<Record<IssueAction, number>> = { kept: 1, repaired: 2, dropped: 3 };

/** Opens a pass over a log. */
export function openPass(
  given: TransactionLog,
  from: LogOrigin,
  { map, maxIssues = 1000 }: { readonly map?: FieldMap<MapField>; readonly maxIssues?: number },
): CleaningPass {
  let log = given;
  let { rows, lines } = from;

  function keep(isDropped: (line: number) => boolean): void {
    const kept: number[] = [];
    for (let line = 0; line < log.length; line++) if (!isDropped(line)) kept.push(line);
    if (kept.length === log.length) return;
    const at = Uint32Array.from(kept);
    log = takeRows(log, at);
    rows = at.map((line) => rows?.[line] ?? line);
    lines = lines === undefined ? undefined : at.map((line) => lines?.[line] ?? 0);
  }
  return {
    log: () => log,
    origin: () => ({ ...(rows === undefined ? {} : { rows }), ...(lines === undefined ? {} : { lines }) }),
    rowOf: (line) => rows?.[line] ?? line,
    replace(columns) {
      log = Object.freeze({ ...log, ...columns });
    },
    open() {
      const found = collectIssues(maxIssues);
      const worst = new Uint8Array(log.length);
      let listed = 0;
      return {
        add(line, { code, column, expected, received, action }) {
          if (actionRanks[action] > (worst[line] as number)) worst[line] = actionRanks[action];
          const physical = lines?.[line] ?? 0;
          const place = { row: rows?.[line] ?? line, ...(physical === 0 ? {} : { line: physical }) };
          listed += 1;
          const isListed = listed <= maxIssues;
          const words = { expected: isListed ? expected() : '', received: isListed ? showValue(received) : '' };
          found.add({ code, ...place, column: sourceName(map, column), ...words, action });
        },
        finish() {
          const tally = tallyOf(worst, log, (line) => rows?.[line] ?? line);
          keep((line) => worst[line] === actionRanks.dropped);
          return { ...tally, issues: found.finish() };
        },
      };
    },
  };
}

function tallyOf(worst: Uint8Array, log: TransactionLog, rowOf: (line: number) => number): Omit<RuleTally, 'issues'> {
  const met: number[] = [];
  const counts = [0, 0, 0, 0];
  const sum = openExactSum();
  for (let line = 0; line < worst.length; line++) {
    const rank = worst[line] as number;
    if (rank === 0) continue;
    met.push(rowOf(line));
    counts[rank] = (counts[rank] as number) + 1;
    sum.add(log.amount[line] as number);
  }
  const [, flagged = 0, changed = 0, removed = 0] = counts;
  return { lines: Uint32Array.from(met), removed, changed, flagged, amount: sum.total() };
}
