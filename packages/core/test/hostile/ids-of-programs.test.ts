import { customerTable, joinTables, summarizeCustomers } from '@clientele/core';
import { describe, expect, it } from 'vitest';

describe('ids as programs have them', () => {
  it('names that objects have of their own are customers like others', () => {
    const ids = ['007', '__proto__', 'constructor', 'hasOwnProperty'];
    const rows = ids.map((customer) => ({ customer, time: '2026-01-05', amount: 5 }));
    const scores = customerTable([...ids].reverse(), { churn: [0.4, 0.3, 0.2, 0.1] });
    expect([...joinTables(summarizeCustomers(rows), scores).columns.churn]).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it.each([
    [[1.5], 'row 0: an id must be a text, got 1.5'],
    [['a', { id: 1 }], 'row 1: an id must be a text'],
    [['a', true], 'row 1: an id must be a text, got true'],
    [['a', null], 'row 1 has no customer id'],
    [['a', ' '], 'row 1 has no customer id'],
    [new Array(2), 'row 0 has no customer id'],
  ])('%j is refused by its row', (ids, message) => {
    expect(() => customerTable(ids as unknown as string[], {})).toThrow(`customerTable: ${message}`);
  });
});
