import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMap, showMap } from '../../src/cli/arguments/map.ts';
import { meetsAll, parseRowConditions } from '../../src/cli/arguments/rows.ts';
import { parseSettings } from '../../src/cli/arguments/set.ts';

describe('--map', () => {
  it('takes pairs with commas between them, and several times', () => {
    expect(parseMap(['customer=Customer ID,time=Order Date', 'amount=Sales'])).toEqual({
      customer: 'Customer ID',
      time: 'Order Date',
      amount: 'Sales',
    });
  });

  it('takes column names that hold = and, in double quotes, commas', () => {
    expect(parseMap(['amount=a=b,product="Name, first"'])).toEqual({ amount: 'a=b', product: 'Name, first' });
  });

  it.each(['customer', '=Sales', 'customer=ID,Sales'])('refuses %s', (text) => {
    expect(() => parseMap([text])).toThrow(/^--map: .* is not role=Column/);
  });

  it('refuses a role given twice', () => {
    expect(() => parseMap(['customer=A,customer=B'])).toThrow('--map: customer is given twice');
  });

  it('is shown so that it reads back', () => {
    const role = fc.stringMatching(/^[a-z]{1,8}$/);
    const name = fc.stringMatching(/^[\w =,."'-]{1,12}$/).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.dictionary(role, name, { minKeys: 1, noNullPrototype: true }), (map) => {
        const shown = showMap(map);
        const unquoted = shown.startsWith("'") ? shown.slice(1, -1).replaceAll(`'\\''`, "'") : shown;
        expect(parseMap([unquoted])).toEqual(map);
      }),
    );
  });
});

describe('--set', () => {
  it('reads JSON where it is JSON, else text, and goes as deep as there are dots', () => {
    expect(parseSettings(['horizon.weeks=39', 'unit=week', 'nulls.amount=["n/a"]', 'id=007', 'flag=true'])).toEqual({
      horizon: { weeks: 39 },
      unit: 'week',
      nulls: { amount: ['n/a'] },
      id: '007',
      flag: true,
    });
  });

  it.each(['unit', '=week', 'a..b=1', '__proto__.x=1'])('refuses %s', (text) => {
    expect(() => parseSettings([text])).toThrow(/^--set: /);
  });

  it.each([
    ['a=1', 'a=2'],
    ['a=1', 'a.b=2'],
    ['a.b=1', 'a=2'],
  ])('refuses %s beside %s', (first, second) => {
    expect(() => parseSettings([first, second])).toThrow('--set: a is set twice');
  });
});

describe('--rows', () => {
  it('keeps rows that meet every condition', () => {
    const conditions = parseRowConditions(['Region=South', 'Category!=Furniture']);
    const meets = (Region: string, Category: string): boolean =>
      meetsAll(conditions, (column) => (column === 'Region' ? Region : Category));
    expect([meets('South', 'Toys'), meets('South', 'Furniture'), meets('West', 'Toys')]).toEqual([true, false, false]);
  });

  it.each(['Region', '=South', '!=x'])('refuses %s', (text) => {
    expect(() => parseRowConditions([text])).toThrow(/^--rows: /);
  });
});
