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
