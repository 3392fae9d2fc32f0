import { type FeatureSchema, type OptionRule, oneOf } from '@clientele/core';

/** How features are said: by their names, or in plain words where `buildFeatures` made them. */
export type FeatureWords = 'names' | 'plain';

/** The rule of `words`. */
export const featureWords: OptionRule = oneOf('names', 'plain');

/** How a feature that `buildFeatures` makes is said: by itself, and with the value that a customer has. */
interface PlainFeature {
  /** What a question of a tree asks about: "days since the last purchase". */
  readonly name: string;
  /** What is said of a customer: "last purchase 80 days ago". */
  readonly phrase: (value: string) => string;
}

const plain = (name: string, phrase: (value: string) => string): PlainFeature => ({ name, phrase });

const days = (value: string): string => (value === '1' ? '1 day' : `${value} days`);
const times = (value: string): string => (value === '1' ? 'once' : `${value} times`);

/** Those that do not depend on windows. */
const lifetime: ReadonlyMap<string, PlainFeature> = new Map([
  ['recency', plain('days since the last purchase', (value) => `last purchase ${days(value)} ago`)],
  ['tenure', plain('days since the first purchase', (value) => `first purchase ${days(value)} ago`)],
  ['frequency', plain('purchases', (value) => `${value === '1' ? '1 purchase' : `${value} purchases`} in all`)],
  ['purchaseDays', plain('days with a purchase', (value) => `${days(value)} with a purchase`)],
  ['totalSpend', plain('spend', (value) => `spend of ${value} in all`)],
  ['spendPerPurchaseDay', plain('spend a purchase day', (value) => `spend of ${value} a purchase day`)],
  ['cadence', plain('days from purchase to purchase', (value) => `a purchase every ${days(value)}`)],
  ['recencyRatio', plain('silence over the own cadence', (value) => `silence of ${value} times the own cadence`)],
  ['interactionRecency', plain('days since the last interaction', (value) => `last interaction ${days(value)} ago`)],
  ['interactionDays', plain('days with an interaction', (value) => `${days(value)} with an interaction`)],
  [
    'interactionRecencyRatio',
    plain('no interaction, over the own cadence', (value) => `no interaction for ${value} times the own cadence`),
  ],
  ['ratingMean', plain('mean rating', (value) => `mean rating of ${value}`)],
  ['ratingLast', plain('last rating', (value) => `last rating of ${value}`)],
  ['ratingChange', plain('last rating less the mean one', (value) => `last rating ${value} off the own mean`)],
]);

const windowed = /^(purchaseDays|spend|trend|interactions|feedback|count)(\d+)(?::(.*))?$/s;

function ofWindow(what: string, span: string, kind: string | undefined): PlainFeature | null {
  const within = `in the last ${days(span)}`;
  const against = `${within} against the ${span} before`;
  const said = kind === undefined ? '' : kindWords(kind);
  switch (`${what}${kind === undefined ? '' : ':'}`) {
    case 'purchaseDays':
      return plain(`days with a purchase ${within}`, (value) => `${days(value)} with a purchase ${within}`);
    case 'spend':
      return plain(`spend ${within}`, (value) => `spend of ${value} ${within}`);
    case 'trend':
      return plain(`trend of purchases ${against}`, (value) => `purchases ${trendWords(value)} ${against}`);
    case 'interactions':
      return plain(
        `interactions ${within}`,
        (value) => `${value === '1' ? '1 interaction' : `${value} interactions`} ${within}`,
      );
    case 'feedback':
      return plain(
        `texts of feedback ${within}`,
        (value) => `${value === '1' ? '1 text' : `${value} texts`} of feedback ${within}`,
      );
    case 'count:':
      return plain(`“${said}” ${within}`, (value) => `“${said}” ${value === '0' ? 'never' : times(value)} ${within}`);
    case 'trend:':
      return plain(`trend of “${said}” ${against}`, (value) => `“${said}” ${trendWords(value)} ${against}`);
    default:
      return null;
  }
}

/** `cancel-page` is "cancel page". */
function kindWords(kind: string): string {
  return kind.replace(/[-_]+/g, ' ').trim() || kind;
}

/** A trend goes from −1, silence, to 1, new. */
function trendWords(value: string): string {
  const trend = Number(value);
  if (trend === 0) return 'as often';
  return `${trend > 0 ? 'more' : 'less'} often (trend ${value})`;
}

/** How a feature is said in plain words; null where `buildFeatures` makes none of that name. */
export function plainFeature(name: string): PlainFeature | null {
  const own = lifetime.get(name);
  if (own !== undefined) return own;
  const [, what, span, kind] = windowed.exec(name) ?? [];
  return what === undefined || span === undefined ? null : ofWindow(what, span, kind);
}

/** Features as questions of trees name them. */
export function saidFeatures(features: readonly FeatureSchema[], words: FeatureWords): readonly FeatureSchema[] {
  if (words === 'names') return features;
  return features.map((feature) => ({ ...feature, name: plainFeature(feature.name)?.name ?? feature.name }));
}
