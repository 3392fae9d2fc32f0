import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const guide = readFileSync(new URL('../../../../docs/guide/command-line.md', import.meta.url), 'utf8');
const bench = openWorkbench();
afterAll(() => bench.remove());
const verbs = ['analyze', 'inspect', 'derive', 'fit', 'score', 'sql'] as const;

describe('the guide to the command line', () => {
  it('names no option that no command has', async () => {
    const helps = await Promise.all(verbs.map((verb) => bench.call([verb, '--help'])));
    const known = new Set(helps.flatMap(({ stdout }) => [...stdout.matchAll(/--[a-z-]+/g)].map(([name]) => name)));
    const ofPnpm = ['--silent'];
    const named = [...guide.matchAll(/--[a-z][a-z-]*/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !known.has(name) && !ofPnpm.includes(name))).toEqual([]);
  });
});

const lines = `customer,time,amount,order,product
Ada,2026-01-05,10,1,tea
Ada,2026-01-05,4,1,jam
Ada,2026-02-01,15,2,tea
"Bo, ""the"" second",2026-01-06,12,3,tea
"Bo, ""the"" second",2026-03-06,3.5,4,__proto__
`;
bench.write('lines.csv', lines);
bench.write('baskets.csv', 'basket,item\n1,tea\n1,jam\n2,tea\n2,jam\n3,rye\n');
bench.write('feedback.csv', 'customer,time,text\nAda,2026-01-05,good tea\nBo,2026-01-06,slow delivery\n');

describe('a command called twice', () => {
  it.each([
    [
      'derive summary lines.csv',
      'customer,purchaseCount,purchaseDays,firstPurchase,lastPurchase,totalSpend,grossSpend,repeatSpend,sumLogGaps',
    ],
    ['derive btyd lines.csv', 'customer,x,tx,T,meanRepeatSpend,sumLogGaps'],
    ['derive rfm lines.csv', 'customer,recency,frequency,monetary'],
    ['derive itemsets baskets.csv', 'items,count,support'],
    [
      'derive rules baskets.csv',
      'antecedent,consequent,count,antecedentCount,consequentCount,n,support,confidence,lift,leverage,conviction',
    ],
    ['derive customer-sentiment feedback.csv', 'customer,count,score,lower,upper,trend,lastNegative'],
    ['derive aspects feedback.csv', 'row,aspect,start,end,score,label'],
    ['score sentiment/vader feedback.csv', null],
    ['fit nbo/popularity lines.csv --map item=product', null],
    ['fit nbo/ease lines.csv --map item=product', null],
  ])('%s says the same, under the header that the guide has', async (line, header) => {
    const [one, other] = [await bench.call(line.split(' ')), await bench.call(line.split(' '))];
    expect(one.exitCode, one.stderr).toBe(0);
    expect(other).toEqual(one);
    if (header !== null) expect(one.stdout.split('\n')[0]).toBe(header);
    if (header !== null) for (const column of header.split(',')) expect(guide).toContain(`\`${column}\``);
  });

  it('reads what it wrote: a model fitted, written and scored twice gives the same lists', async () => {
    const fitted = await bench.call('fit nbo/item-similarity lines.csv --map item=product --out model.json'.split(' '));
    expect(fitted.exitCode, fitted.stderr).toBe(0);
    const score = 'score model.json lines.csv --map item=product --set repeats=include'.split(' ');
    const [one, other] = [await bench.call(score), await bench.call(score)];
    expect(one.exitCode, one.stderr).toBe(0);
    expect(other).toEqual(one);
    expect(one.stdout).toContain('"Bo, ""the"" second"');
    expect(one.stdout).toContain('__proto__');
  });
});
