/** Which lexicon and rules: VADER mended for what customers write, or VADER to the letter. */
export type LexiconMode = 'improved' | 'exact';

/** How texts are read: by a lexicon, or by a model that was trained. */
export type SentimentMode = LexiconMode | 'linear';
