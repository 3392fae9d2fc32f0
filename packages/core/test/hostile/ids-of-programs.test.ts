import { customerTable, joinTables, summarizeCustomers } from '@clientele/core';
import { describe, expect, it } from 'vitest';

describe('ids as programs have them', () => {
  it('names that objects have of their own are customers like others', () => {
    const ids = ['007', '__proto__', 'constructor', 'hasOwnProperty'];
    const rows = ids.map((customer) => ({ customer, time: '2026-01-05', amount: 5 }));
    const scores = customerTable([...ids].reverse(), { churn: [0.4, 0.3, 0.2, 0.1] });
    expect([...joinTables(summarizeCustomers(rows), scores).columns.churn]).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it('numbers of a database are the ids that a parsed log writes', () => {
    const log = [17850, 13047n].map((customer) => ({ customer, time: '2026-01-05', amount: 5 }));
    const scores = customerTable([13047n, 17850], { churn: [0.2, 0.1] });
    expect([...joinTables(summarizeCustomers(log), scores).columns.churn]).toEqual([0.1, 0.2]);
  });

  it.each([
    [[1.5], 'row 0: an id must be a text or a whole number, got 1.5'],
    [[2 ** 53], 'row 0: an id must be a text or a whole number, got 9007199254740992'],
    [['a', { id: 1 }], 'row 1: an id must be a text or a whole number'],
    [['a', true], 'row 1: an id must be a text or a whole number, got true'],
    [['a', null], 'row 1 has no customer id'],
    [['a', ' '], 'row 1 has no customer id'],
    [new Array(2), 'row 0 has no customer id'],
  ])('%j is refused by its row', (ids, message) => {
    expect(() => customerTable(ids as unknown as string[], {})).toThrow(`customerTable: ${message}`);
  });
});
