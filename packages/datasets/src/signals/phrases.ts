/** What customers speak of, with words of ours for each that nobody can take for the other. */
export const phrases = {
  delivery: {
    good: ['The parcel arrived quickly and well packed.', 'Wonderful, the delivery was fast and friendly.'],
    bad: ['The delivery was terribly late.', 'The parcel arrived damaged, what a disappointment.'],
  },
  quality: {
    good: ['The quality is excellent, I love it.', 'Beautiful and well made, I am very happy with it.'],
    bad: ['The quality is awful, it broke at once.', 'Badly made and ugly, I hate it.'],
  },
  price: {
    good: ['A great price for such a good product.', 'It is cheap and still superb.'],
    bad: ['Horribly expensive for such poor stuff.', 'The price is a bad joke.'],
  },
  service: {
    good: ['The support was kind and helpful, thank you!', 'The staff helped me at once, fantastic.'],
    bad: ['The support was rude and useless.', 'Nobody answered my complaint, terrible service.'],
  },
} as const;

/** The aspects, in a fixed order. */
export const aspects: readonly (keyof typeof phrases)[] = Object.freeze(
  Object.keys(phrases) as (keyof typeof phrases)[],
);
