import { UsageError } from './usage-error.ts';

/** A condition on one column of the file, by its text. */
export interface RowCondition {
  readonly column: string;
  readonly equal: boolean;
  readonly value: string;
}

/**
 * Reads `--rows 'col=v'` and `--rows 'col!=v'`.
 *
 * @param texts one condition each; a row must meet all of them
 * @returns the conditions
 * @throws UsageError (`invalid-option`) where there is no `=`
 */
export function parseRowConditions(texts: readonly string[]): readonly RowCondition[] {
  return texts.map((text) => {
    const parts = /^([^=]*?)(!?=)(.*)$/s.exec(text);
    const [, column = '', sign, value = ''] = parts ?? [];
    if (column === '') throw new UsageError(`--rows: "${text}" is neither col=value nor col!=value`);
    return { column, equal: sign === '=', value };
  });
}

/** @returns whether the cells of one row, looked up by column, meet every condition. */
export function meetsAll(conditions: readonly RowCondition[], cellOf: (column: string) => string): boolean {
  return conditions.every(({ column, equal, value }) => (cellOf(column) === value) === equal);
}
