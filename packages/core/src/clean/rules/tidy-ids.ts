import { showValue } from '../../show.ts';
import { NO_CODE, textAt } from '../../table/dictionary.ts';
import type { CleaningPass, RuleTally } from '../cleaning-pass.ts';
import { recode } from './recode.ts';

const idFields = ['customer', 'order', 'product'] as const;

const turns: Readonly<Record<'trim' | 'lower' | 'upper', (id: string) => string>> = {
  trim: (id) => id.trim(),
  lower: (id) => id.trim().toLowerCase(),
  upper: (id) => id.trim().toUpperCase(),
};

/** Takes blanks off ids and writes them in one case, by no language's rules. An id of nothing but blanks cannot stand here. */
export function tidyIds(pass: CleaningPass, setting: 'trim' | 'lower' | 'upper'): RuleTally {
  const tally = pass.open();
  for (const field of idFields) {
    const before = pass.log()[field];
    const recoded = before === undefined ? null : recode(before, turns[setting]);
    if (before === undefined || recoded === null) continue;
    const { column, isChanged } = recoded;
    before.codes.forEach((code, line) => {
      if (code === NO_CODE || isChanged[code] === 0) return;
      const expected = (): string => showValue(textAt(column, line));
      const received = before.dictionary.values[code];
      tally.add(line, { code: 'tidied-id', column: field, expected, received, action: 'repaired' });
    });
    pass.replace({ [field]: column });
  }
  return tally.finish();
}
