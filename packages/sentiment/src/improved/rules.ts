/** Words that change what others say, in the improved engine; all in lower case, with straight apostrophes. */
const list = (words: string): readonly string[] => words.split(' ');

/** Deny what comes after them in their clause; every word that ends in "n't" does as well. */
export const deniers: readonly string[] = list(
  'not no never none nor neither cannot cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt shouldnt hasnt ' +
    'havent hadnt aint shant mustnt neednt without nothing nobody nowhere hardly barely scarcely rarely seldom nope unlikely',
);

/** After these a denial is none: "not only good", "no wonder". */
export const undeniers: readonly string[] = list('only just wonder');

/** Part a sentence: what comes after them weighs more than what came before. */
export const contrasts: readonly string[] = list('but however yet nevertheless nonetheless');

/** End the reach of a denial, beside punctuation. */
export const clauseWords: readonly string[] = list(
  'but however yet although though because since while when if unless so then plus except that which who',
);

/** What a thing or a firm has to do or to be: to be told that it does not, or is not, is a complaint. */
export const duties: readonly string[] = list(
  'work works worked working fit fits recommend buy purchase order arrive arrived received receive deliver delivered respond ' +
    'responded answer answered reply replied charge hold holds stay stays connect connects start turn last lasted lasts help ' +
    'helped helps function functions use used usable hear see play plays read refunded call called show shows proper properly ' +
    'correct correctly right enough support supported compatible available worth again',
);

/** More than is good: "too small". */
export const excess = 'too';

/** Words after which "too" is no complaint. */
export const harmlessExcess: readonly string[] = list('and or but as the a is for it i');

/** Intensifiers beside VADER's. */
export const moreIntensifiers: readonly string[] = list(
  'super pretty damn way extra truly insanely ridiculously overly',
);
