import { type Column, type CustomerTable, customerTable, encode, frozen, type Table, table } from '@clientele/core';

const noNumbers = new Float64Array(0);
const noTexts = encode([]);

/** The segments of an analysis whose rfm stage did not run. */
export const emptySegments: Table<Record<string, Column>> = frozen(
  table({
    segment: noTexts,
    customers: noNumbers,
    revenueShare: noNumbers,
    action: [],
  }),
);

/** The rules of an analysis that mined none. */
export const emptyRules: Table<Record<string, Column>> = frozen(
  table({
    antecedent: { dictionary: noTexts.dictionary, offsets: Uint32Array.of(0), codes: noTexts.codes },
    consequent: { dictionary: noTexts.dictionary, offsets: Uint32Array.of(0), codes: noTexts.codes },
    count: noNumbers,
    antecedentCount: noNumbers,
    consequentCount: noNumbers,
    n: noNumbers,
    support: noNumbers,
    confidence: noNumbers,
    lift: noNumbers,
    leverage: noNumbers,
    conviction: noNumbers,
  }),
);

/** The campaign of an analysis that made none. */
export const emptyCampaign: CustomerTable<Record<string, Column>> = frozen(
  customerTable(noTexts, {
    channel: [],
    offer: noTexts,
    reason: noTexts,
    expectedValue: noNumbers,
    group: noTexts,
  }),
);
