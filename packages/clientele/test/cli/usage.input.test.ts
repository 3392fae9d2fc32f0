import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());
bench.write('good.csv', 'customer,time,amount\nAda,2026-01-05,10\nBo,2026-01-06,12\nAda,2026-02-01,15\n');
bench.write('btyd.csv', 'customer,x,tx,T\nAda,1,20,30\nBo,2,41.2,30\n');
bench.write('header.csv', 'customer,time,amount\n');
bench.write('map.json', '{"bins":5,"rules":[]}');

/** Command lines that cannot be meant, and what is said of them. */
const wrong: readonly (readonly [line: string, message: string | RegExp])[] = [
  ['', 'clientele: name a command: analyze, inspect, derive, fit, score, monitor or sql; --help tells more'],
  ['frobnicate', "clientele frobnicate: unknown command 'frobnicate'"],
  ['analyze', "clientele analyze: missing required argument 'FILE'"],
  ['analyze good.csv --nonsense', "clientele analyze: unknown option '--nonsense'"],
  ['analyze nowhere.csv', /^clientele analyze: nowhere\.csv: there is no such file \(.*nowhere\.csv\)$/],
  ['analyze .', 'clientele analyze: . is a folder, not a file'],
  [
    'analyze good.xlsx',
    'clientele analyze: good.xlsx: rows are read from csv, parquet, arrow, jsonl, not from xlsx; --format csv says that it is csv all the same',
  ],
  [
    'analyze good.csv --set horizon=3',
    'clientele analyze: --set horizon must be a duration such as { weeks: 39 }, got 3',
  ],
  [
    'analyze good.csv --set nonsense=3',
    /^clientele analyze: --set nonsense must be one of the options .*, delimiter, encoding, .*, got an unknown option$/,
  ],
  [
    'analyze good.csv --set marign=0.3',
    'clientele analyze: --set marign must be written margin, got an unknown option',
  ],
  [
    'analyze good.csv --map who=customer',
    'clientele analyze: --map who must be turned round, our name first, got "customer"',
  ],
  ['analyze good.csv --set timeZone=UTC', 'clientele analyze: --set timeZone: give it as --time-zone'],
  ['analyze good.csv --set issues=none --quiet', 'clientele analyze: --set issues: findings come from the file itself'],
  ['analyze good.csv --as-of soon', /^clientele analyze: --as-of must be .*, got "soon"$/],
  ['analyze good.csv --max-bad 2', 'clientele analyze: --max-bad must be a number from 0 to 1, got "2"'],
  ['analyze good.csv --seed x', 'clientele analyze: --seed must be a number, got "x"'],
  ['analyze good.csv --target churned', 'clientele analyze: --target has no effect here: analyze reads order lines'],
  ['analyze good.csv --before a.csv', 'clientele analyze: --before has no effect here: analyze reads order lines'],
  ['derive rfm good.csv --before a.csv', 'clientele derive rfm: --before has no effect here: rfm looks at one file'],
  ['derive migration good.csv', 'clientele derive migration: --before must be given: migration compares two files'],
  ['derive migration - --before -', 'clientele derive migration: --before must be a file where FILE is -'],
  ['derive rfm good.csv --seed 1', 'clientele derive rfm: --seed has no effect here'],
  ['derive rfm good.csv --out a --out b', 'clientele derive rfm: --out is given twice, as "a" and as "b"'],
  ['derive rfm good.csv --as-of end --as-of end', /--as-of is given twice, as "end" and as "end"$/],
  ['derive rfm good.csv --out ./good.csv', /--out \.\/good\.csv is the input good\.csv, which it would replace: /],
  ['derive rfm good.csv --out rfm.parquet', /--out rfm\.parquet: parquet is not written, name a \.csv or \.json/],
  ['score map.json btyd.csv --out map.json', /--out map\.json is the input map\.json/],
  ['fit clv/bg-nbd btyd.csv --id nobody', /^clientele fit clv\/bg-nbd: btyd\.csv: no column "nobody" \(for customer\)/],
  ['analyze good.csv --set segments=map.json', 'clientele analyze: map.json: map.id must be a text, got undefined'],
  ['analyze good.csv --engine ml-kmeans', /^clientele analyze: --engine must be duckdb or sc:/],
  ['derive nonsense good.csv', /^clientele derive nonsense: NAME must be one of summary, btyd, /],
  [
    'derive rfm good.csv --rows Region=South',
    'clientele derive rfm: --rows: no column "Region"; there are customer, time, amount',
  ],
  [
    'derive issues good.csv --max-bad 0.5',
    'clientele derive issues: --max-bad has no effect here: issues lists all lines',
  ],
  [
    'fit clv/nonsense good.csv',
    /^clientele fit clv\/nonsense: KIND must be one of rfm\/scores, segmentation\/k-means, .*, got clv\/nonsense$/,
  ],
  ['fit clv/bg-nbd btyd.csv', 'clientele fit clv/bg-nbd: btyd.csv line 3, column tx: expected tx <= T, got 41.2'],
  ['score btyd.csv good.csv', /^clientele score: btyd\.csv: this is not JSON/],
  ['score good.json good.csv', /there is no such file/],
];

describe('a command line that cannot be meant', () => {
  it.each(wrong)('%s', async (line, message) => {
    const { exitCode, stdout, stderr } = await bench.call(line.split(' ').filter((word) => word !== ''));
    expect(stderr.split('\n').filter((text) => !text.startsWith('note: '))).toEqual([
      typeof message === 'string' ? message : expect.stringMatching(message),
      '',
    ]);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  it('is told as JSON where JSON is asked for', async () => {
    const { stderr } = await bench.call(['analyze', 'good.csv', '--json', '--nonsense']);
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'invalid-option', message: "clientele analyze: unknown option '--nonsense'", details: {} },
    });
  });
});

describe('sound input without a usable model', () => {
  it('ends fit with 3', async () => {
    const { exitCode, stderr } = await bench.call(['fit', 'clv/bg-nbd', 'header.csv']);
    expect(stderr).toBe(
      'clientele fit clv/bg-nbd: header.csv: needs 1 or more customers with a repeat purchase, got 0\n',
    );
    expect(exitCode).toBe(3);
  });

  it('gives a header for a header', async () => {
    const { exitCode, stdout } = await bench.call(['derive', 'btyd', 'header.csv']);
    expect(stdout).toBe('customer,x,tx,T,meanRepeatSpend,sumLogGaps\n');
    expect(exitCode).toBe(0);
  });
});

describe('help and version', () => {
  it('stand on standard output, and end with 0', async () => {
    const help = await bench.call(['--help']);
    expect(help.stdout).toMatch(/^Usage: clientele/);
    expect(help.exitCode).toBe(0);
    expect((await bench.call(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
