import { deriveBtyd, InvalidInputError, parseTransactions } from '@clientele/core';
import { describe, expect, it } from 'vitest';

describe('what derives from a summary', () => {
  const lines = parseTransactions([{ customer: 'Ada', time: '2026-01-01', amount: 20 }]);
  it.each([lines, null, undefined, 'summary', [], { columns: null, asOf: 0 }])(
    'refuses %s and names the call',
    (given) => {
      const derive = (): unknown => deriveBtyd(given as never, { unit: 'week' });
      expect(derive).toThrow(InvalidInputError);
      expect(derive).toThrow(/^deriveBtyd: expected a customer summary, got .*summarizeCustomers/);
    },
  );
});
