import { mineRules, recommendFromRules, toRows } from 'clientele';
import type { Shop } from './exercises.ts';

export function confidenceOf(baskets: Shop, antecedent: string, consequent: string): number {
  const left = baskets.filter((basket) => basket.includes(antecedent));
  return left.filter((basket) => basket.includes(consequent)).length / left.length;
}

export function surestItem(baskets: Shop, consequent: string): string {
  const rules = mineRules(baskets, {
    minSupport: { count: 3 },
    minConfidence: 0,
    maxLength: 2,
    consequent: [consequent],
    sortBy: 'confidence',
  });
  return toRows(rules, ['antecedent'])[0]?.antecedent[0] ?? '';
}

export function sound(baskets: Shop): number {
  const significance = { alpha: 0.01, adjust: 'holm' } as const;
  return mineRules(baskets, { minSupport: { count: 2 }, minConfidence: 0.3, significance }).length;
}

export function addsNothing(baskets: Shop, antecedent: readonly [string, string], consequent: string): boolean {
  const rules = mineRules(baskets, {
    minSupport: { count: 1 },
    minConfidence: 0,
    antecedent,
    consequent: [consequent],
    measures: ['improvement'],
  });
  const rule = toRows(rules, ['antecedent', 'improvement']).find(({ antecedent: items }) => items.length === 2);
  return Number(rule?.improvement ?? 0) <= 0;
}

export function offerFor(past: Shop, basket: readonly string[]): { item: string; because: readonly string[] } {
  const rules = mineRules(past, { minSupport: { count: 2 }, minConfidence: 0 });
  const [first] = toRows(recommendFromRules(rules, [basket], { k: 1 }), ['item', 'antecedent']);
  return { item: first?.item ?? '', because: first?.antecedent ?? [] };
}
