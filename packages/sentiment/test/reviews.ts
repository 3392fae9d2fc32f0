/** Texts of ours on both sides, and some that take none. */
export const reviews: {
  readonly text: readonly string[];
  readonly label: readonly ('negative' | 'positive')[];
  readonly plain: readonly string[];
} = {
  text: [
    'Great phone, works well',
    'I love this shop, great service',
    'Fast delivery and friendly staff 👍',
    'Works well, would buy again',
    'The screen is great',
    'Very happy with it!',
    'Good price, good quality',
    'Friendly answers and a fast refund',
    'A lovely lamp, great light',
    'It does what it says, very happy',
    'Terrible phone, it broke',
    'I hate this shop, bad service',
    'Slow delivery and rude staff 👎',
    'It broke after a week, never again',
    'The screen is bad',
    'Very unhappy with it!',
    'Bad price, bad quality',
    'Rude answers and no refund',
    'An ugly lamp, bad light',
    'It does not do what it says, waste of money',
  ],
  label: [...Array(10).fill('positive'), ...Array(10).fill('negative')],
  plain: [
    'I ordered a lamp on Monday',
    'The parcel has two boxes',
    'It is a phone with a screen',
    'They sent it by post',
    'The shop opens at nine',
    'A lamp for the desk',
  ],
};
