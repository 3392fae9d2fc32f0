import { type OptionProblem, type OptionRule, optionRule, showValue } from '@clientele/core';
import { lookedUp } from '../lexicon/layers.ts';

/** What customers talk about: aspects, and the words and phrases (up to six words) that name each. Plural s is read along. */
export type AspectTaxonomy = Readonly<Record<string, readonly string[]>> | ReadonlyMap<string, readonly string[]>;

/** Aspects of a shop and what it sells, in English; our own list. */
export const customerAspects: AspectTaxonomy = Object.freeze({
  delivery: list(
    'delivery|deliveries|shipping|shipment|courier|parcel|dispatch|arrival|arrived|arrive|delivered|tracking|post|postage|lead time',
  ),
  price: list(
    'price|pricing|cost|costs|fee|value|value for money|discount|offer|charge|charged|bill|invoice|expensive|cheap|overpriced|money',
  ),
  quality: list(
    'quality|material|build|build quality|workmanship|finish|durability|broke|broken|defective|fabric|construction',
  ),
  service: list(
    'service|customer service|support|staff|employee|agent|manager|team|help desk|hotline|representative|waiter|waitress|owner',
  ),
  returns: list('return|returned|returning|refund|refunded|exchange|replacement|warranty|guarantee|money back'),
  packaging: list('packaging|package|packing|box|wrapping|label|seal'),
  ordering: list('order|ordering|checkout|payment|basket|cart|account|login|website|web site|site|app|page'),
  availability: list('stock|availability|out of stock|sold out|range|choice|selection|backorder'),
  usability: list(
    'instructions|manual|setup|set up|installation|interface|menu|software|controls|usability|easy to use|hard to use',
  ),
  design: list('design|look|looks|colour|color|style|size|fit|weight|shape|screen|display'),
  performance: list(
    'performance|speed|battery|battery life|power|sound|sound quality|picture|camera|signal|reception|connection',
  ),
  food: list('food|meal|taste|flavour|flavor|menu item|dish|drink|coffee|portion|breakfast|dinner|lunch'),
  place: list('atmosphere|ambience|room|location|parking|table|decor|music|store|shop'),
});

/** The aspects of a taxonomy, in its order, with their terms as they are looked up. */
export function termsOf(taxonomy: AspectTaxonomy): (readonly [string, readonly string[]])[] {
  const entries = taxonomy instanceof Map ? [...taxonomy] : Object.entries(taxonomy);
  return entries.map(([aspect, terms]) => [aspect, terms.map(lookedUp)] as const);
}

/** The rule of taxonomies; their terms are checked by `taxonomyProblems`. */
export const taxonomyRule: OptionRule = optionRule(
  'a record of aspects, each a list of the words that name it',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** What is wrong with a taxonomy. */
export function taxonomyProblems(taxonomy: AspectTaxonomy): OptionProblem[] {
  const entries: [string, unknown][] = taxonomy instanceof Map ? [...taxonomy] : Object.entries(taxonomy);
  const problems: OptionProblem[] = [];
  if (entries.length === 0) problems.push({ option: 'aspects', allowed: 'one aspect or more', received: 'none' });
  for (const [aspect, terms] of entries) {
    const isRight = Array.isArray(terms) && terms.length > 0 && terms.every(isTerm);
    if (isRight) continue;
    const allowed = 'a list of words, or of phrases of up to six words';
    problems.push({ option: `aspects.${aspect}`, allowed, received: showValue(terms) });
  }
  return problems;
}

function isTerm(term: unknown): boolean {
  if (typeof term !== 'string') return false;
  const words = lookedUp(term).split(' ');
  return words[0] !== '' && words.length <= 6;
}

function list(terms: string): readonly string[] {
  return Object.freeze(terms.split('|'));
}
