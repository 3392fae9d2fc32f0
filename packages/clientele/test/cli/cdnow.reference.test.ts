import { referencePath } from '@clientele/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const lines = referencePath('clv/cdnow_sample_transactions.csv');
const bench = openWorkbench();
afterAll(() => bench.remove());

const map = ['--map', 'customer=customer_id,time=date,amount=amount'];
const calibration = ['--as-of', '1997-10-01', '--set', 'unit=week'];

interface Fit {
  readonly parameters: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
  readonly logLikelihood: number;
  readonly unit: string;
}

/** Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2), table 2. */
function expectPublished({ parameters, logLikelihood, unit }: Fit): void {
  expect(unit).toBe('week');
  expect(parameters.r).toBeCloseTo(0.2426, 4);
  expect(parameters.alpha).toBeCloseTo(4.4136, 4);
  expect(parameters.a).toBeCloseTo(0.7929, 4);
  expect(parameters.b).toBeCloseTo(2.4259, 4);
  expect(logLikelihood).toBeCloseTo(-9582.4292, 4);
}

describe.skipIf(lines === null)('CDNOW on the command line (needs the reference data)', () => {
  const file = lines as string;

  it('derive, then fit, gives the published BG/NBD', async () => {
    await bench.call(['derive', 'btyd', file, ...map, ...calibration, '--out', 'btyd.csv']);
    const { stdout } = await bench.call(['fit', 'clv/bg-nbd', 'btyd.csv', '--set', 'unit=week']);
    expectPublished(JSON.parse(stdout) as Fit);
  });

  it('fit takes the order lines as well', async () => {
    const { stdout } = await bench.call(['fit', 'clv/bg-nbd', file, ...map, ...calibration]);
    expectPublished(JSON.parse(stdout) as Fit);
  });

  it('score forecasts as the reference does', async () => {
    await bench.call(['derive', 'btyd', file, ...map, ...calibration, '--out', 'btyd.csv']);
    await bench.call(['fit', 'clv/bg-nbd', 'btyd.csv', '--set', 'unit=week', '--out', 'model.json']);
    const { stdout } = await bench.call(['score', 'model.json', 'btyd.csv', '--set', 'horizon.weeks=39', '--json']);
    const [first] = JSON.parse(stdout) as {
      customer: string;
      probabilityAlive: number;
      expectedTransactions: number;
    }[];
    expect(first?.customer).toBe('0001');
    expect(first?.probabilityAlive).toBeCloseTo(0.726620311654, 6);
    expect(first?.expectedTransactions).toBeCloseTo(1.22599445528, 6);
  });
});
