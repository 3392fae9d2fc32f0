import { deriveRules, type Itemsets, mineItemsets, promotionsOf, type Rules } from '@clientele/association-rules';
import {
  type Column,
  deriveBaskets,
  encode,
  type LogBaskets,
  type Note,
  type Table,
  type TransactionLog,
  table,
} from '@clientele/core';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** What is bought together, and which promotions follow from it. */
export const rulesStage: Stage = { name: 'rules', run: runRules };

/** Sets of three items say what a reader can use; as many sets as a browser holds with ease. */
const maxLength = 3;
const maxItemsets = 200_000;
/** A rule must stand in so many baskets, and in this share of them. */
const least = { baskets: 5, share: 0.001 };
/** So many rules are written to files. */
const top = 1000;

function runRules({ log, summary }: StageContext): StageOutcome {
  if (log.product === undefined) return { reason: 'needs a column of products: map product=...' };
  const baskets = deriveBaskets(log, { asOf: summary.asOf });
  if (baskets.length === 0) return { reason: 'needs baskets, and no line with a product puts anything into one' };
  const itemsets = mineWithin(baskets);
  const rules = deriveRules(itemsets, {
    minConfidence: 0.1,
    redundant: 'drop',
    significance: { adjust: 'fdr' },
    sortBy: 'leverage',
    top,
  });
  const promotions = promotionsOf(rules, baskets);
  return {
    rules: shownRules(rules),
    tables: { promotions, ...namesOf(log, rules) },
    notes: [...rules.notes, ...notesOf(rules, itemsets)],
  };
}

/** Doubles the least support until the sets can be held. */
function mineWithin(baskets: LogBaskets): Itemsets {
  let count = Math.max(least.baskets, Math.ceil(least.share * baskets.length));
  for (;;) {
    const itemsets = mineItemsets(baskets, { minSupport: { count }, maxLength, maxItemsets });
    if (!itemsets.truncated) return itemsets;
    count *= 2;
  }
}

/** The columns of the file of rules. */
function shownRules({ columns }: Rules): Table<Record<string, Column>> {
  const { antecedent, consequent, count, antecedentCount, consequentCount, n } = columns;
  const { support, confidence, lift, leverage, conviction } = columns;
  const counts = { antecedent, consequent, count, antecedentCount, consequentCount, n };
  return table({ ...counts, ...{ support, confidence, lift, leverage, conviction } });
}

/** The names of the products that rules speak of, where the log has names: the first one met of each. */
function namesOf(
  { product, productName }: TransactionLog,
  rules: Rules,
): Record<string, Table<Record<string, Column>>> {
  if (product === undefined || productName === undefined) return {};
  const { antecedent, consequent } = rules.columns;
  const spoken = new Set([...antecedent.codes, ...consequent.codes]);
  const names = new Map<number, string>();
  for (let line = 0; line < product.codes.length; line++) {
    const code = product.codes[line] as number;
    const name = productName.dictionary.values[productName.codes[line] as number];
    if (name !== undefined && spoken.has(code) && !names.has(code)) names.set(code, name);
  }
  const ids = [...names.keys()].map((code) => product.dictionary.values[code] as string);
  return { productNames: table({ product: encode(ids), productName: encode([...names.values()]) }) };
}

function notesOf({ found, length }: Rules, { n, minCount }: Itemsets): Note[] {
  const message = `rules stand in ${minCount} of ${n} baskets or more, hold up to ${maxLength} items, and are ranked by leverage`;
  const details = { minCount, n, maxLength, found, shown: length };
  return [{ code: 'rules-mined', message, details }];
}
