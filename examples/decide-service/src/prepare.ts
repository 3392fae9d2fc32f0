import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateShop } from '@clientele/datasets';
import { type DecisionPolicy, fitCalibration, fitNextBasket, type Offer } from '@clientele/nbo';
import {
  deriveBtyd,
  deriveRfm,
  fitBgNbd,
  fitGammaGamma,
  fitRfmScores,
  summarizeCustomers,
  type TransactionLog,
} from 'clientele';
import { modelFiles } from './models.ts';

const policy: DecisionPolicy = {
  arbitration: 'expected-value',
  caps: [
    { scope: 'offer', max: 1, within: { days: 30 } },
    { scope: 'channel', name: 'email', max: 2, within: { days: 7 } },
  ],
  exploration: { method: 'epsilon', share: 0.05 },
};

/**
 * Fits the models of a simulated shop and writes them, with a small catalogue, where `openModels` reads them.
 *
 * @param options how many customers the shop has, and where the folder is to be; a temporary one where it is left out
 * @returns the folder that holds the version `v1`
 */
export async function prepareModels(options: { customers?: number; folder?: string } = {}): Promise<string> {
  const { customers = 2000, folder = await mkdtemp(join(tmpdir(), 'clientele-models-')) } = options;
  const { log } = simulateShop({ customers, seed: 7 });
  const summary = summarizeCustomers(log);
  const histories = deriveBtyd(summary, { unit: 'week' });
  const written: Record<string, unknown> = {
    [modelFiles.rfm]: fitRfmScores(deriveRfm(summary)),
    [modelFiles.purchases]: fitBgNbd(histories),
    [modelFiles.spend]: fitGammaGamma(histories),
    [modelFiles.propensity]: fitNextBasket(log),
    [modelFiles.calibration]: fitCalibration(log, { horizon: { weeks: 4 } }),
    [modelFiles.offers]: catalogueOf(log),
    [modelFiles.policy]: policy,
  };
  const version = join(folder, 'v1');
  await mkdir(version, { recursive: true });
  for (const [name, value] of Object.entries(written)) await writeFile(join(version, name), JSON.stringify(value));
  return folder;
}

/** An offer a product, and two that are about the customer. */
function catalogueOf({ product }: TransactionLog): Offer[] {
  const ofProducts = (product?.dictionary.values ?? []).map(
    (item): Offer => ({
      offer: `try-${item}`,
      kind: 'cross-sell',
      items: [item],
      value: 6,
      cost: 0.05,
      message: { subject: `${item} for you` },
    }),
  );
  return [
    ...ofProducts,
    {
      offer: 'stay',
      kind: 'retention',
      rate: 0.08,
      value: 40,
      cost: 0.5,
      eligibility: { trait: 'churn', atLeast: 0.5 },
    },
    {
      offer: 'bring-a-friend',
      kind: 'referral',
      rate: 0.03,
      value: 25,
      channels: ['email'],
      eligibility: { trait: 'advocate', equals: true },
    },
  ];
}
