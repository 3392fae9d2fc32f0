/**
 * Numbers and words of VADER: Hutto and Gilbert (2014), "VADER: a parsimonious rule-based model for sentiment analysis of
 * social media text", ICWSM-14, section "Identifying generalizable heuristics"; the lists as in the authors' Python code,
 * commit 44fc044 (NOTICE).
 */

/** What an intensifier adds (or a dampener takes), heuristic 3. */
export const boost = 0.293;
/** What capitals add where other words are not in capitals, heuristic 2. */
export const capitals = 0.733;
/** What a negation multiplies with, heuristic 5. */
export const negation = -0.74;
/** What is left of an intensifier one, two and three words before the word. */
export const boosterFade: readonly number[] = [1, 0.95, 0.9];
/** A rhetorical "never so …" strengthens. */
export const neverSo = 1.25;
/** Weights of what stands before and after "but", heuristic 4. */
export const contrast: { readonly before: number; readonly after: number } = { before: 0.5, after: 1.5 };
/** The constant in score = x / √(x² + 15). */
export const alpha = 15;

/** Intensifiers of one word. */
export const intensifiers: readonly string[] = (
  'absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously entirely ' +
  'especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking fricking frickin ' +
  'frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible incredibly intensely major ' +
  'majorly more most particularly purely quite really remarkably so substantially thoroughly total totally tremendous ' +
  'tremendously uber unbelievably unusually utter utterly very'
).split(' ');

/** Dampeners of one word. */
export const dampeners: readonly string[] = (
  'almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce scarcely ' +
  'slight slightly somewhat sorta sortof sort-of'
).split(' ');

/** Dampeners of two words. */
export const dampenerPairs: readonly string[] = ['just enough', 'kind of', 'sort of'];

/** Negations; every word with "n't" in it is one as well. */
export const negators: readonly string[] = (
  "aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt hasnt " +
  "havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt needn't never none nope nor " +
  "not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't without wont " +
  "wouldnt won't wouldn't rarely seldom despite"
).split(' ');

/** Phrases with a valence of their own, whatever their words say. */
export const specialPhrases: readonly (readonly [string, number])[] = [
  ['the shit', 3],
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['bus stop', 0],
  ['yeah right', -2],
  ['kiss of death', -1.5],
  ['to die for', 3],
  ['beating heart', 3.1],
  ['broken heart', -2.9],
];
