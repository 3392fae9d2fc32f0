import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const header = 'customer,time,amount\n';
const good = `${header}Ada,2026-01-05,10\nBo,2026-01-06,12\nAda,2026-02-01,15\n`;

interface BadFile {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly options?: readonly string[];
  readonly exitCode: number;
  /** The whole message behind `clientele analyze: `, or nothing where the run is sound. */
  readonly message?: string;
}

/** The twelve files that a command line meets sooner or later. */
const files: readonly BadFile[] = [
  { what: 'an empty file', content: '', exitCode: 2, message: 'FILE is empty, there is no header in it' },
  {
    what: 'a missing column',
    content: 'customer,time\nAda,2026-01-05\n',
    exitCode: 2,
    message:
      'FILE has no column amount: say which column plays which role, for instance --map customer=customer,time=time,amount=... (the columns are customer, time)',
  },
  {
    what: 'a mapping to no column',
    content: good,
    options: ['--map', 'customer=Kunde,time=time,amount=amount'],
    exitCode: 2,
    message:
      'FILE: no column "Kunde" (for customer); line 1 is taken as the header and has "customer", "time", "amount"; perhaps --map customer=\'customer\', or skip lines above the header with --set skipLines',
  },
  {
    what: 'dates that do not parse',
    content: `${header}Ada,2026-01-05,10\nBo,soon,12\nCy,later,15\n`,
    exitCode: 2,
    message:
      'FILE line 3, column time: expected a date; digits alone need --set dateFormat, got "soon" (and 1 more); 2 of 3 rows cannot be used, more than --max-bad 0.05 allows (if dates are written another way, say how: --set dateFormat=d/M/y)',
  },
  {
    what: 'one field of a million characters',
    content: `${good}Cy,2026-01-07,"${'x'.repeat(1_000_001)}"\n`,
    exitCode: 2,
    message:
      'FILE line 5, column "amount": a field begins here that is longer than 1000000 characters; is a quote never closed? --set maxFieldLength allows more',
  },
  {
    what: 'a binary file',
    content: Uint8Array.from({ length: 4096 }, (_, i) => i % 256),
    exitCode: 2,
    message: 'FILE is no text, it looks like a binary file: there are zero bytes in it',
  },
  {
    what: 'NaN amounts',
    content: `${header}Ada,2026-01-05,NaN\nBo,2026-01-06,12\n`,
    exitCode: 2,
    message:
      'FILE line 2, column amount: expected a finite number, got "NaN"; 1 of 2 rows cannot be used, more than --max-bad 0.05 allows (if numbers are written another way, say how: --set decimal=, --set thousands=.)',
  },
  { what: 'one customer', content: `${header}Ada,2026-01-05,10\nAda,2026-02-01,15\n`, exitCode: 0 },
  { what: 'one day', content: `${header}Ada,2026-01-05,10\nBo,2026-01-05,12\n`, exitCode: 0 },
  {
    what: 'all refunds',
    content: `${header}Ada,2026-01-05,-10\nBo,2026-01-06,-12\n`,
    exitCode: 3,
    message: 'FILE: needs 1 or more customers with a purchase, got 0; before asOf there are only refunds',
  },
  {
    what: 'a customer called __proto__',
    content: `${header}__proto__,2026-01-05,10\nconstructor,2026-01-06,12\n__proto__,2026-02-01,15\n`,
    exitCode: 0,
  },
  {
    what: 'a time zone that does not exist',
    content: good,
    options: ['--time-zone', 'Mars/Olympus'],
    exitCode: 2,
    message: '--time-zone must be an IANA time zone such as "Europe/Berlin" or "UTC", got "Mars/Olympus"',
  },
];

describe('analyze on files that are not as they should be', () => {
  it.each(files)('$what: exit code $exitCode', async ({ what, content, options = [], exitCode, message }) => {
    const file = bench.write(`${what.replaceAll(' ', '-')}.csv`, content);
    const outcome = await bench.call(['analyze', file, '--quiet', '--out', 'result', ...options]);
    expect(outcome.stderr).toBe(message === undefined ? '' : `clientele analyze: ${message.replace('FILE', file)}\n`);
    expect(outcome.exitCode).toBe(exitCode);
    if (exitCode === 0) expect(bench.names()).toContain('result');
    else expect(outcome.stdout).toBe('');
  });

  it('leaves nothing half-written behind', async () => {
    const folder = openWorkbench();
    for (const { content, options = [], exitCode } of files.filter((file) => file.exitCode !== 0)) {
      folder.write('orders.csv', content);
      const outcome = await folder.call(['analyze', 'orders.csv', '--out', 'result', ...options]);
      expect(outcome.exitCode).toBe(exitCode);
      expect(folder.names()).toEqual(['orders.csv']);
    }
    folder.remove();
  });

  it('says the same as JSON, with code and details', async () => {
    bench.write('nan.csv', `${header}Ada,2026-01-05,NaN\n`);
    const { stderr, exitCode } = await bench.call(['analyze', 'nan.csv', '--json']);
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string; details: { issues: object[] } } };
    expect(exitCode).toBe(2);
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(/^clientele analyze: nan\.csv line 2, column amount: /);
    expect(error.details.issues[0]).toMatchObject({ code: 'invalid-number', line: 2, row: 0, column: 'amount' });
  });

  it('keeps an ordinary id an ordinary id', async () => {
    bench.write('proto.csv', `${header}__proto__,2026-01-05,10\nconstructor,2026-01-06,12\n`);
    const { stdout } = await bench.call(['derive', 'rfm', 'proto.csv']);
    expect(stdout).toBe('customer,recency,frequency,monetary\n__proto__,2,1,10\nconstructor,1,1,12\n');
  });
});

describe('the real process', () => {
  const command = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const repository = fileURLToPath(new URL('../../../../', import.meta.url));
  const start = (args: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--conditions=@clientele/source', '--import', 'tsx', command, ...args], {
      cwd: repository,
      env: { ...process.env, INIT_CWD: bench.folder },
      encoding: 'utf8',
    });

  it('ends with the code and the message, and nothing else on either side', () => {
    bench.write('empty.csv', '');
    const { status, stdout, stderr } = start(['derive', 'summary', 'empty.csv']);
    expect(stderr).toBe('clientele derive summary: empty.csv is empty, there is no header in it\n');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('reads paths from where it was called, and writes the result alone to standard output', () => {
    bench.write('good.csv', good);
    const { status, stdout, stderr } = start(['derive', 'rfm', 'good.csv', '--quiet']);
    expect(stdout).toBe('customer,recency,frequency,monetary\nAda,1,2,25\nBo,27,1,12\n');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('ends at once when interrupted, with nothing written', async () => {
    const args = [
      '--conditions=@clientele/source',
      '--import',
      'tsx',
      command,
      'derive',
      'rfm',
      '-',
      '--out',
      'never.csv',
    ];
    const child = spawn(process.execPath, args, { cwd: repository, env: { ...process.env, INIT_CWD: bench.folder } });
    child.stdin.write(good);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT'); // a shell shows 130
    expect(bench.names().filter((name) => name.startsWith('never'))).toEqual([]);
  });
});
