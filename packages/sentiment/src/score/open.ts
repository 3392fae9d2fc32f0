import { frozen, type Note } from '@clientele/core';
import { emojiNames } from '../generated/emoji-names.ts';
import { vaderLexicon } from '../generated/vader-lexicon.ts';
import { openImproved } from '../improved/engine.ts';
import { improvedValences } from '../improved/valences.ts';
import { decodeEmojiNames, decodeLexicon } from '../lexicon/decode.ts';
import { type LexiconLayer, layersOf, layerWords, lookedUp } from '../lexicon/layers.ts';
import { openVader } from '../vader/engine.ts';
import { lexiconReader } from './lexicon-reader.ts';
import type { LexiconMode } from './mode.ts';
import type { OpenSentiment } from './open-sentiment.ts';
import { checkSentimentOptions, type SentimentOptions } from './options.ts';

/** The size of score from which on a text is positive or negative, unless told otherwise. */
const thresholds: Readonly<Record<LexiconMode, number>> = { improved: 0.2, exact: 0.05 };

/**
 * Opens the lexicon: for one text the verbs do it themselves, for many calls do it once.
 *
 * @param options mode, layers of the lexicon and threshold
 * @returns what the verbs take in the place of options
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a layer has a word without a valence from −4 to 4
 * @example
 * import { openSentiment, scoreSentiment, toRows } from '@clientele/sentiment';
 * const opened = openSentiment({ lexicon: { words: { parcel: -1, 'best buy': 0 }, without: ['sharp'] } });
 * toRows(scoreSentiment(['Best Buy sent a parcel', 'Sharp sent a parcel'], opened), ['label']);
 * // => [{ label: 'negative' }, { label: 'negative' }]
 */
export function openSentiment(options: SentimentOptions = {}): OpenSentiment {
  return openFor('openSentiment', options);
}

/** Opens the lexicon on behalf of a verb, or passes on what is open already. */
export function openFor(verb: string, by: SentimentOptions | OpenSentiment): OpenSentiment {
  if (typeof by === 'object' && by !== null && 'reader' in by) return by;
  checkSentimentOptions(verb, by);
  const { mode = 'improved', threshold = thresholds[mode] } = by;
  const layers = layersOf(by.lexicon);
  const known =
    mode === 'exact' ? { words: decodeLexicon(vaderLexicon), phrases: new Map<string, number>() } : improvedValences();
  const missed = layers.flatMap((layer) => applyLayer(known, layer));
  const engine = mode === 'exact' ? openVader(known.words, decodeEmojiNames(emojiNames)) : openImproved(known);
  const reader = lexiconReader(engine, mode, threshold);
  const words = known.words.size + known.phrases.size;
  return Object.freeze({ mode, threshold, words, notes: frozen(missedNotes(missed)), reader });
}

/** Adds and takes words; returns those that were not there to be taken. */
function applyLayer(
  known: { words: Map<string, number>; phrases: Map<string, number> },
  layer: LexiconLayer,
): string[] {
  for (const [word, valence] of layerWords(layer))
    (word.includes(' ') ? known.phrases : known.words).set(word, valence);
  return (layer.without ?? []).filter((name) => {
    const word = lookedUp(name);
    return !(word.includes(' ') ? known.phrases : known.words).delete(word);
  });
}

function missedNotes(missed: readonly string[]): Note[] {
  if (missed.length === 0) return [];
  const message = `${missed.length} words to be left out were not in the lexicon: ${missed.slice(0, 5).join(', ')}`;
  return [{ code: 'words-not-in-lexicon', message, details: { words: missed.slice(0, 100) } }];
}
