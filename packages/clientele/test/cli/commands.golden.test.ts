import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const orders =
  'Who,Day,Total,Shop\nAda,2026-01-05,10,web\n"Bo, jr.",2026-01-06,12,"old\ntown"\nAda,2026-02-01,15,web\n';
const map = ['--map', 'customer=Who,time=Day,amount=Total'];
bench.write('orders.csv', orders);
bench.write('orders.csv.gz', gzipSync(orders));

const printed = async (line: readonly string[], stdin = ''): Promise<string> =>
  (await bench.call([...line, '--quiet'], { stdin })).stdout;

describe('where lines come from', () => {
  const rfm = 'customer,recency,frequency,monetary\nAda,1,2,25\n"Bo, jr.",27,1,12\n';

  it.each([['orders.csv'], ['orders.csv.gz'], ['-']])('%s gives the same', async (file) => {
    expect(await printed(['derive', 'rfm', file, ...map], orders)).toBe(rfm);
  });

  it('standard input is named in errors', async () => {
    const { stderr } = await bench.call(['derive', 'rfm', '-'], { stdin: '' });
    expect(stderr).toBe('clientele derive rfm: standard input is empty, there is no header in it\n');
  });

  it('--rows chooses rows by their text, and findings keep their lines', async () => {
    expect(await printed(['derive', 'rfm', 'orders.csv', ...map, '--rows', 'Shop=web'])).toBe(
      'customer,recency,frequency,monetary\nAda,1,2,25\n',
    );
    const bad = 'Who,Day,Total,Shop\nAda,soon,10,web\n"Bo",2026-01-06,12,"old\ntown"\nAda,never,15,town\n';
    const issues = await printed(['derive', 'issues', '-', ...map, '--rows', 'Shop!=web', '--json'], bad);
    expect(JSON.parse(issues)).toMatchObject([{ code: 'invalid-date', line: 5, row: 2, received: '"never"' }]);
    const twice = 'Who,Day,Total,Shop\nAda,2026-01-05,10,web\nBo,2026-01-06,12,town\nBo,2026-01-06,12,town\n';
    const repeated = await printed(['derive', 'issues', '-', ...map, '--rows', 'Shop!=web', '--json'], twice);
    expect(JSON.parse(repeated)).toMatchObject([{ line: 4, row: 2, expected: 'a line that differs from row 1' }]);
  });

  it('--as-of cuts off, --time-zone moves days', async () => {
    expect(await printed(['derive', 'rfm', 'orders.csv', ...map, '--as-of', '2026-01-06'])).toBe(
      'customer,recency,frequency,monetary\nAda,1,1,10\n',
    );
    bench.write('late.csv', 'customer,time,amount\nAda,2026-01-05T23:30:00Z,1\nAda,2026-01-06T00:30:00Z,1\n');
    const days = async (zone: string): Promise<string | undefined> =>
      (await printed(['derive', 'summary', 'late.csv', '--time-zone', zone])).split('\n')[1]?.split(',')[2];
    expect([await days('UTC'), await days('Europe/Berlin')]).toEqual(['2', '1']);
  });
});

describe('derive', () => {
  it('summary writes dates of midnights as dates', async () => {
    expect(await printed(['derive', 'summary', 'orders.csv', ...map])).toBe(
      [
        'customer,purchaseCount,purchaseDays,firstPurchase,lastPurchase,totalSpend,grossSpend,repeatSpend,sumLogGaps',
        `Ada,2,2,2026-01-05,2026-02-01,25,25,15,${Math.log(27)}`,
        '"Bo, jr.",1,1,2026-01-06,2026-01-06,12,12,0,0',
        '',
      ].join('\n'),
    );
  });

  it('btyd with a split adds the holdout', async () => {
    const split = ['--set', 'split=2026-01-10', '--set', 'unit=day'];
    expect(await printed(['derive', 'btyd', 'orders.csv', ...map, ...split])).toBe(
      'customer,x,tx,T,meanRepeatSpend,sumLogGaps,holdoutX,holdoutSpend\nAda,0,0,4,0,0,1,15\n"Bo, jr.",0,0,3,0,0,0,0\n',
    );
  });

  it('rfm-segments takes a map that ships, or one from a file', async () => {
    const scores = 'customer,r,f,m\n007,5,5,5\n008,1,1,1\n';
    expect(await printed(['derive', 'rfm-segments', '-', '--set', 'segments=segments4'], scores)).toMatch(
      /^customer,segment,action\n007,Champions,.*\n008,Lost,.*\n$/,
    );
    const rules = [{ segment: 'Everybody', r: [1, 5], f: [1, 5], action: 'Say hello' }];
    bench.write('all.json', JSON.stringify({ id: 'all', version: 1, bins: { r: 5, f: 5 }, rules }));
    expect(await printed(['derive', 'rfm-segments', '-', '--set', 'segments=all.json'], scores)).toBe(
      'customer,segment,action\n007,Everybody,Say hello\n008,Everybody,Say hello\n',
    );
  });

  it('cohorts gives retention by month, and marks the month that goes on', async () => {
    const { stdout, stderr } = await bench.call(['derive', 'cohorts', 'orders.csv', ...map, '--as-of', '2026-02-15']);
    expect(stdout).toBe('cohort,period,eligible,customers,rate\n2026-01,0,2,2,1\n2026-01,1,2,1,0.5\n');
    expect(stderr).toBe('note: the last period, 2026-02, goes on after asOf: its rates may still rise\n');
    const weekly = ['--set', 'period=week', '--set', 'weekStart=sunday'];
    expect(await printed(['derive', 'cohorts', 'orders.csv', ...map, ...weekly])).toMatch(/\n2026-01-04,0,2,2,1\n/);
  });

  it('migration compares the segments of two files', async () => {
    bench.write('before.csv', 'customer,segment,monetary,action\nAda,Lost,10,Stop\nBo,,5,\nCy,Champions,90,Praise\n');
    const now = 'customer,segment,monetary\nBo,Lost,6\nAda,Champions,60\nDi,Lost,7.5\n';
    const command = ['derive', 'migration', '-', '--before', 'before.csv'];
    const { stdout, stderr } = await bench.call(command, { stdin: now });
    expect(stdout).toBe('from,to,customers,revenue\nChampions,,1,-90\nLost,Champions,1,50\n,Lost,2,8.5\n');
    expect(stderr).toBe('note: of 4 customers 1 came, 1 left, 0 stayed in their segment\n');
    const bare = await bench.call(command, { stdin: 'customer,segment\nAda,Lost\n' });
    expect(bare.stdout).toMatch(/^from,to,customers,revenue\nChampions,,1,\nLost,Lost,1,\n/);
    expect(bare.stderr).toContain('revenue is empty: both tables would need a column "monetary"');
  });

  it('migration of what score wrote shows customers between two dates', async () => {
    bench.write('frozen.json', await printed(['fit', 'rfm/scores', 'orders.csv', ...map, '--as-of', '2026-01-20']));
    const at = (date: string) => printed(['score', 'frozen.json', 'orders.csv', ...map, '--as-of', date]);
    bench.write('january.csv', await at('2026-01-20'));
    bench.write('february.csv', await at('2026-02-20'));
    const flows = await printed(['derive', 'migration', 'february.csv', '--before', 'january.csv']);
    const customers = flows
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[2]));
    expect(customers.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('retention-budget ranks by the gain of keeping a customer', async () => {
    const customers = 'customer,lifetimeValue,churnProbability\na,400,0.5\nb,50,0.5\nc,900,0.02\n';
    const costs = ['--set', 'saveProbability=0.25', '--set', 'contactCost=2'];
    expect(await printed(['derive', 'retention-budget', '-', ...costs], customers)).toBe(
      'customer,lifetimeValue,churnProbability,maxSpend,expectedGain,rank,target\na,400,0.5,76.8,48,1,1\nb,50,0.5,6.8,4.25,2,1\nc,900,0.02,2.5380710659898478,2.5,3,1\n',
    );
    const { stderr } = await bench.call(['derive', 'retention-budget', '-'], { stdin: customers });
    expect(stderr).toContain('saveProbability must be a number from 0 to 1, or one a customer');
  });

  it('simple-clv multiplies average sale, transactions and periods', async () => {
    const factors = 'id,averageSale,transactions,periods\n007,50,4,3\n';
    expect(await printed(['derive', 'simple-clv', '-', '--id', 'id'], factors)).toBe(
      'customer,averageSale,transactions,periods,clv\n007,50,4,3,600\n',
    );
    const { stderr } = await bench.call(['derive', 'simple-clv', '-'], { stdin: factors.replace('50', '-50') });
    expect(stderr).toBe(
      'clientele derive simple-clv: standard input line 2, column averageSale: expected a number >= 0, got -50\n',
    );
  });

  it('issues of a file that is no order lines looks at the shape of its rows', async () => {
    const { stdout, stderr } = await bench.call(['derive', 'issues', '-'], { stdin: 'a,b\n1,2\n1,2,3\n' });
    expect(stdout).toContain('\nsurplus-cell,3,1,');
    expect(stderr).toMatch(/^note: only the shape of the rows was looked at; .*--map/);
  });
});

describe('fit and score', () => {
  it('rfm/scores from order lines or from the three numbers is the same model', async () => {
    const table = await printed(['derive', 'rfm', 'orders.csv', ...map]);
    const fromLines = await printed(['fit', 'rfm/scores', 'orders.csv', ...map]);
    expect(await printed(['fit', 'rfm/scores', '-'], table)).toBe(fromLines);
    bench.write('scores.json', fromLines);
    const scored = await printed(['score', 'scores.json', '-'], table);
    expect(scored).toBe(await printed(['score', 'scores.json', 'orders.csv', ...map]));
    expect(scored).toMatch(
      /^customer,r,f,m,score,segment,action\nAda,5,5,5,555,Champions,.*\n"Bo, jr\.",1,1,1,111,Lost,/,
    );
  });

  it('keeps the rows and the id column of the file', async () => {
    const history = 'client,x,t_x,T\n007,2,30,39\n007,0,0,39\nZ,1,2,39\n';
    const columns = ['--id', 'client', '--map', 'tx=t_x'];
    bench.write('model.json', await printed(['fit', 'clv/bg-nbd', '-', '--set', 'unit=week', ...columns], history));
    const score = ['score', 'model.json', '-', '--set', 'horizon.weeks=26', ...columns];
    const lines = (await printed(score, history)).split('\n');
    expect(lines[0]).toBe('client,probabilityAlive,expectedTransactions');
    expect(lines.slice(1, 4).map((line) => line.split(',')[0])).toEqual(['007', '007', 'Z']);
    const json = JSON.parse(await printed([...score, '--json', '--set', 'discount.annual=0.15'], history)) as object[];
    expect(Object.keys(json[0] ?? {})).toContain('residualTransactions');
  });

  it('scores order lines in the unit of the model', async () => {
    const table = await printed(['derive', 'btyd', 'orders.csv', ...map, '--set', 'unit=week']);
    bench.write('weekly.json', await printed(['fit', 'clv/bg-nbd', '-', '--set', 'unit=week'], table));
    const score = ['score', 'weekly.json', '--set', 'horizon.weeks=39'];
    const scored = await printed([...score, 'orders.csv', ...map]);
    expect(scored).toMatch(/^customer,probabilityAlive,expectedTransactions\nAda,/);
    expect(scored).toBe(await printed([...score, '-'], table));
  });

  it('shows the first row of a table that it sets aside', async () => {
    const table = await printed(['derive', 'rfm', 'orders.csv', ...map]);
    bench.write('rfm.json', await printed(['fit', 'rfm/scores', '-'], table));
    const { stdout, stderr } = await bench.call(['score', 'rfm.json', '-', '--max-bad', '0.5'], {
      stdin: `${table}Cy,1,,5\n`,
    });
    expect(stdout.split('\n')).toHaveLength(4);
    expect(stderr).toContain(
      '1 of 3 rows cannot be used and are set aside; the first is line 4, column frequency: expected a value of kind number, got nothing\n',
    );
  });

  it.each(['mbg-nbd', 'pareto-nbd', 'gamma-gompertz-nbd', 'nbd'])(
    'fits and scores by %s as by bg-nbd',
    async (model) => {
      const history = 'x,tx,T\n2,30,39\n0,0,39\n1,2,39\n4,38,39\n';
      const fit = await printed(['fit', `clv/${model}`, '-', '--set', 'unit=week'], history);
      expect(JSON.parse(fit)).toMatchObject({ kind: `clv/${model}`, unit: 'week' });
      bench.write(`${model}.json`, fit);
      const scored = await printed(['score', `${model}.json`, '-', '--set', 'horizon.weeks=26'], history);
      expect(scored.split('\n')[0]).toBe('row,probabilityAlive,expectedTransactions');
      expect(scored.trim().split('\n')).toHaveLength(5);
    },
  );

  it('refuses a table in another unit than the model', async () => {
    const history = 'x,tx,T\n2,30,39\n0,0,39\n1,2,39\n';
    bench.write('week.json', await printed(['fit', 'clv/bg-nbd', '-', '--set', 'unit=week'], history));
    const { exitCode, stderr } = await bench.call(['score', 'week.json', '-', '--set', 'unit=day'], { stdin: history });
    expect(stderr).toContain('model.unit must be "day" as in the data, got "week"');
    expect(exitCode).toBe(2);
  });

  it('says which unit and which horizon it took where none was given', async () => {
    const history = 'x,tx,T\n2,30,39\n0,0,39\n1,2,39\n';
    const fit = await bench.call(['fit', 'clv/bg-nbd', '-'], { stdin: history });
    expect(fit.stderr).toContain('note: tx and T are taken as days; --set unit=week says otherwise\n');
    bench.write('day.json', fit.stdout);
    const score = await bench.call(['score', 'day.json', '-'], { stdin: history });
    expect(score.stderr).toContain(
      'note: expectedTransactions looks one year ahead; --set horizon.weeks=39 says otherwise',
    );
    expect(score.stdout).toMatch(/^row,probabilityAlive,expectedTransactions\n0,/);
  });
});

describe('inspect', () => {
  it('offers the likely map, ready to copy, and counts findings by it', async () => {
    bench.write('shop.csv', 'Customer ID,Order Date,Sales\n007,2026-01-05,10\n007,2026-01-05,10\n');
    const text = await printed(['inspect', 'shop.csv']);
    expect(text).toMatch(/^shop\.csv: 2 rows, 3 columns, delimiter ",", utf-8\n/);
    expect(text).toContain('findings: 1 exact-duplicate\n');
    expect(text).toContain("--map 'customer=Customer ID,time=Order Date,amount=Sales'\n");
    const json = JSON.parse(await printed(['inspect', 'shop.csv', '--json'])) as object;
    expect(json).toMatchObject({ rows: 2, findings: { 'exact-duplicate': 1 }, missingRoles: [] });
  });

  it('says what helps where bytes, dates or numbers cannot be read', async () => {
    bench.write('umlaut.csv', Buffer.from('Kunde;Datum;Umsatz\nM\xfcller;05.01.2026;1,5\n', 'latin1'));
    expect(await printed(['inspect', 'umlaut.csv'])).toContain(
      '1 invalid-byte (say how the file is encoded: --set encoding=windows-1252)\n',
    );
  });

  it('says which role it found no column for', async () => {
    bench.write('odd.csv', 'Customer ID,Order Date,Colour\n007,2026-01-05,red\n');
    expect(await printed(['inspect', 'odd.csv'])).toContain('likely (no likely column for amount): --map');
  });

  it('tells kind, parameters and diagnostics of a model', async () => {
    bench.write('scores.json', await printed(['fit', 'rfm/scores', 'orders.csv', ...map]));
    expect(await printed(['inspect', 'scores.json'])).toMatch(/^rfm\/scores, version 2\n(?: .*\n)+.*status +exact\n/);
  });
});
