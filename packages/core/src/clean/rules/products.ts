import { InvalidOptionError } from '../../errors/errors.ts';
import { showValue } from '../../show.ts';
import { type CodedColumn, NO_CODE, textAt } from '../../table/dictionary.ts';
import type { CleaningPass, RuleTally } from '../cleaning-pass.ts';
import { recode } from './recode.ts';

/** Gives products that go by several ids one of them. */
export function joinAliases(pass: CleaningPass, aliases: Readonly<Record<string, string>>, verb: string): RuleTally {
  const ends = endsOf(aliases, verb);
  const tally = pass.open();
  const { product } = pass.log();
  const recoded = product === undefined ? null : recode(product, (id) => ends.get(id) ?? id);
  if (product !== undefined && recoded !== null) {
    product.codes.forEach((code, line) => {
      if (code === NO_CODE || recoded.isChanged[code] === 0) return;
      const expected = (): string => showValue(textAt(recoded.column, line));
      const received = product.dictionary.values[code];
      tally.add(line, { code: 'aliased-product', column: 'product', expected, received, action: 'repaired' });
    });
    pass.replace({ product: recoded.column });
  }
  return tally.finish();
}

/** Where each chain of aliases ends; one that ends nowhere is refused. */
function endsOf(aliases: Readonly<Record<string, string>>, verb: string): Map<string, string> {
  const next = new Map(Object.entries(aliases));
  const ends = new Map<string, string>();
  for (const start of next.keys()) {
    const met = new Set<string>();
    let id = start;
    for (let to = next.get(id); to !== undefined && to !== id; to = next.get(id)) {
      met.add(id);
      if (met.has(to)) {
        const received = [...met, to].map((one) => showValue(one)).join(' to ');
        throw new InvalidOptionError(verb, [{ option: 'productAliases', allowed: 'free of circles', received }]);
      }
      id = to;
    }
    ends.set(start, id);
  }
  return ends;
}

/** Gives each product one name. */
export function unifyNames(pass: CleaningPass, setting: 'most-frequent' | 'latest'): RuleTally {
  const tally = pass.open();
  const { product, productName, time } = pass.log();
  if (product !== undefined && productName !== undefined) {
    const weights = setting === 'latest' ? time : undefined;
    const names = chosenNames(product, productName, weights);
    const codes = productName.codes.map((name, line) => {
      const chosen = names[product.codes[line] as number] ?? NO_CODE;
      if (name === NO_CODE || chosen === NO_CODE || chosen === name) return name;
      const expected = (): string => showValue(productName.dictionary.values[chosen]);
      const received = productName.dictionary.values[name];
      const code = 'product-with-several-names';
      tally.add(line, { code, column: 'productName', expected, received, action: 'repaired' });
      return chosen;
    });
    pass.replace({ productName: Object.freeze({ dictionary: productName.dictionary, codes }) });
  }
  return tally.finish();
}

/**
 * The value that most often, or latest, stands beside each id; of equals the first by code unit, so that the order of lines
 * never shows.
 *
 * @param weights what a line weighs, the heaviest line deciding; without it the number of lines does
 * @returns a code of `values` by code of `keys`; `NO_CODE` where there is none
 */
export function chosenNames(keys: CodedColumn, values: CodedColumn, weights?: Float64Array): Uint32Array {
  const texts = values.dictionary.values;
  const met = new Map<number, Map<number, number>>();
  keys.codes.forEach((key, line) => {
    const value = values.codes[line] as number;
    if (key === NO_CODE || value === NO_CODE) return;
    const counts = met.get(key) ?? new Map<number, number>();
    const before = counts.get(value);
    const now = weights === undefined ? (before ?? 0) + 1 : Math.max(before ?? -Infinity, weights[line] as number);
    met.set(key, counts.set(value, now));
  });
  const chosen = new Uint32Array(keys.dictionary.values.length).fill(NO_CODE);
  for (const [key, counts] of met) {
    const [[best] = [NO_CODE]] = [...counts].sort(
      ([a, m], [b, n]) => n - m || ((texts[a] as string) < (texts[b] as string) ? -1 : 1),
    );
    chosen[key] = best;
  }
  return chosen;
}
