import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DecisionPolicy,
  type NextBasketModel,
  type Offer,
  type OpenDecisions,
  openDecisions,
  parseCalibrationModel,
  parseNextBasketModel,
  parseOffers,
  parsePolicy,
} from '@clientele/nbo';
import {
  type GammaGammaModel,
  type KnownModel,
  parseModel,
  parseSegmentMap,
  type RfmScoresModel,
  type SegmentMap,
  segments11,
  type TransactionModel,
} from 'clientele';

/** Everything that answers are made of, opened: swapped as a whole, so that no answer mixes two versions. */
export interface Models {
  /** Which one this is: the name of its folder. */
  readonly version: string;
  readonly rfm: RfmScoresModel;
  readonly segments: SegmentMap;
  readonly purchases: TransactionModel;
  readonly spend: GammaGammaModel;
  readonly decisions: OpenDecisions;
}

/** Files of a folder of models. Those of scores are as `clientele analyze --out` writes them. */
export const modelFiles = {
  rfm: 'rfm-scores.json',
  purchases: 'clv-bg-nbd.json',
  spend: 'clv-gamma-gamma.json',
  propensity: 'nbo-next-basket.json',
  calibration: 'nbo-calibration.json',
  offers: 'offers.json',
  policy: 'policy.json',
} as const;

/**
 * Opens a folder of models. It is checked whole before anything of it is used.
 *
 * @param folder where the files are
 * @returns the models, opened
 * @throws Error naming the file that is missing or wrong, and what is wrong with it
 */
export async function openModels(folder: string): Promise<Models> {
  const [rfm, purchases, spend, propensity, offers, policy] = await Promise.all([
    readFileAs(folder, modelFiles.rfm, ofKind<RfmScoresModel>('rfm/scores')),
    readFileAs(folder, modelFiles.purchases, ofKind<TransactionModel>('clv/')),
    readFileAs(folder, modelFiles.spend, ofKind<GammaGammaModel>('clv/gamma-gamma')),
    readFileAs<NextBasketModel>(folder, modelFiles.propensity, parseNextBasketModel),
    readFileAs<readonly Offer[]>(folder, modelFiles.offers, parseOffers),
    readFileAs<DecisionPolicy>(folder, modelFiles.policy, parsePolicy),
  ]);
  const names = await readdir(folder);
  const calibration = names.includes(modelFiles.calibration)
    ? { calibration: await readFileAs(folder, modelFiles.calibration, parseCalibrationModel) }
    : {};
  const segments = names.includes('segments.json')
    ? await readFileAs(folder, 'segments.json', parseSegmentMap)
    : segments11;
  const decisions = openDecisions({ offers, policy, propensity, ...calibration });
  return {
    version: folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder,
    rfm,
    segments,
    purchases,
    spend,
    decisions,
  };
}

function ofKind<M extends KnownModel>(kind: string): (value: unknown) => M {
  return (value) => {
    const model = parseModel(value);
    if (!model.kind.startsWith(kind)) throw new Error(`expected a model of kind ${kind}, got ${model.kind}`);
    return model as M;
  };
}

async function readFileAs<T>(folder: string, name: string, parse: (value: unknown) => T): Promise<T> {
  try {
    return parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
