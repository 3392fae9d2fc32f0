import assert from 'node:assert/strict';
import type { Check } from '../src/lesson.ts';
import type { Shop } from './exercises.ts';

const times = (count: number, basket: readonly string[]): Shop => Array.from({ length: count }, () => basket);

const shop: Shop = [
  ...times(17, ['diapers', 'wipes']),
  ...times(3, ['diapers']),
  ...times(4, ['diapers', 'bread', 'wipes']),
  ...times(1, ['diapers', 'bread']),
  ...times(20, ['bread', 'beer']),
  ...times(15, ['bread']),
  ...times(4, ['soap', 'wipes']),
  ...times(1, ['saffron', 'bulb']),
  ...times(35, ['beer']),
];

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'confidenceOf: 21 of 25 baskets with diapers hold wipes, 4 of 40 with bread',
    passes({ confidenceOf }) {
      assert.equal(confidenceOf(shop, 'diapers', 'wipes'), 21 / 25);
      assert.equal(confidenceOf(shop, 'bread', 'wipes'), 4 / 40);
    },
  },
  {
    name: 'surestItem: every basket with soap holds wipes; where soap stands in two, diapers lead',
    passes({ surestItem }) {
      assert.equal(surestItem(shop, 'wipes'), 'soap');
      const fewer = shop.filter((basket, at) => !basket.includes('soap') || at % 2 === 0);
      assert.equal(surestItem(fewer, 'wipes'), 'diapers');
    },
  },
  {
    name: 'sound: two rules of this shop are no accident, and none of a shop where all is mixed evenly',
    passes({ sound }) {
      const mixed = Array.from({ length: 64 }, (_, i) =>
        ['a', 'b', 'c', 'd', 'e', 'f'].filter((_, bit) => (i >> bit) & 1),
      );
      assert.equal(sound(mixed), 0);
      assert.equal(sound(shop), 2);
    },
  },
  {
    name: 'addsNothing: diapers and bread say no more of wipes than diapers do; two that are sure only together do',
    passes({ addsNothing }) {
      assert.equal(addsNothing(shop, ['diapers', 'bread'], 'wipes'), true);
      const both = [['a', 'b', 'c'], ['a'], ['b'], ['a', 'b', 'c'], []];
      assert.equal(addsNothing(both, ['a', 'b'], 'c'), false);
    },
  },
  {
    name: 'offerFor: wipes beside diapers, because of the diapers; nothing that lies in the basket already',
    passes({ offerFor }) {
      assert.deepEqual(offerFor(shop, ['diapers', 'cola']), { item: 'wipes', because: ['diapers'] });
      assert.equal(offerFor(shop, ['bread', 'diapers', 'wipes']).item, 'beer');
    },
  },
];
