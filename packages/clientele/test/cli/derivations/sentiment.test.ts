import { toRows } from '@clientele/core';
import { customerSentiment } from '@clientele/sentiment';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const reviews = [
  { customer: '7', time: '2026-01-03', text: 'Great service, thank you!' },
  { customer: '7', time: '2026-02-01', text: 'Still happy with it' },
  { customer: '9', time: '2026-02-02', text: 'It never arrived. Still waiting for my refund.' },
  { customer: '9', time: '2026-02-05', text: 'Nobody answers. Terrible.' },
];
const file = `customer,time,text\n${reviews.map(({ customer, time, text }) => `${customer},${time},"${text}"`).join('\n')}\n`;
bench.write('reviews.csv', file);
const command = ['derive', 'customer-sentiment', 'reviews.csv'];

describe('derive customer-sentiment', () => {
  it('writes what the function finds in the rows, the last negative text as a date', async () => {
    const { stdout, stderr } = await bench.call([...command, '--json']);
    const names = ['customer', 'count', 'score', 'lower', 'upper', 'trend'] as const;
    const rows = toRows(customerSentiment(reviews), names);
    const last = [null, '2026-02-05'];
    expect(JSON.parse(stdout)).toEqual(rows.map((row, at) => ({ ...row, lastNegative: last[at] })));
    expect(stderr).toBe('note: as of 2026-02-06 (UTC), the midnight after the last text\n');
  });

  it('sees nothing at or after --as-of, and takes days in --time-zone', async () => {
    const { stdout } = await bench.call([
      ...command,
      '--as-of',
      '2026-02-05',
      '--time-zone',
      'Europe/Berlin',
      '--quiet',
    ]);
    const [header, seven = '', nine = ''] = stdout.split('\n');
    expect(header).toBe('customer,count,score,lower,upper,trend,lastNegative');
    expect([seven.slice(0, 4), nine.slice(0, 4)]).toEqual(['7,2,', '9,1,']);
    expect(nine).toMatch(/,2026-02-02$/);
  });

  it.each([
    ['a date that is none', 'customer,time,text\n7,soon,Fine\n', [], /line 2, column time: expected .*got "soon"/],
    ['an option that is none', file, ['--set', 'mode=psychic'], /--set mode must be /],
    ['columns chosen', file, ['--columns', 'text'], /--columns has no effect here/],
  ])('refuses %s', async (_, stdin, args, message) => {
    const { stderr, stdout, exitCode } = await bench.call(['derive', 'customer-sentiment', '-', ...args], { stdin });
    expect(stderr).toMatch(message);
    expect([stdout, exitCode]).toEqual(['', 2]);
  });
});

describe('derive aspects', () => {
  bench.write('texts.csv', 'id,text\n1,"Fast delivery, but the staff were rude"\n2,\n3,Bad strap\n4,Great strap\n');

  it('writes one line a mention, its row and its place', async () => {
    const { stdout } = await bench.call(['derive', 'aspects', 'texts.csv', '--quiet']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(lines[0]).toEqual(['row', 'aspect', 'start', 'end', 'score', 'label']);
    expect(lines.slice(1).map((cells) => [...cells.slice(0, 4), cells[5]])).toEqual([
      ['0', 'delivery', '5', '13', 'positive'],
      ['0', 'service', '23', '28', 'negative'],
    ]);
  });

  it('takes the aspects of a file, or those that the texts have', async () => {
    bench.write('aspects.json', '{"band":["strap"]}');
    const own = await bench.call(['derive', 'aspects', 'texts.csv', '--set', 'aspects=aspects.json', '--quiet']);
    expect(own.stdout).toMatch(/\n2,band,4,9,.*,negative\n3,band,6,11,.*,positive\n$/);
    const learnt = await bench.call(['derive', 'aspects', 'texts.csv', '--set', 'aspects=learn']);
    expect([learnt.exitCode, learnt.stdout]).toEqual([0, 'row,aspect,start,end,score,label\n']);
    expect(learnt.stderr).toContain('no word is named often enough');
  });

  it('refuses options that there are not', async () => {
    const { stderr, exitCode } = await bench.call(['derive', 'aspects', 'texts.csv', '--set', 'aspekte=learn']);
    expect(stderr).toContain('--set aspekte: known are aspects, mode, threshold');
    expect(exitCode).toBe(2);
  });
});
