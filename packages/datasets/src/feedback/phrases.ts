/** What a text speaks of. */
export const aspects = ['delivery', 'quality', 'price', 'service', 'packaging'] as const;
/** What a text may speak of. */
export type Aspect = (typeof aspects)[number];

/** Sentences by what they say: 1 praise, 0 neither, −1 blame. `#` stands for the aspect. */
export const sentences: Readonly<Record<'1' | '0' | '-1', readonly string[]>> = {
  '1': [
    'The # was excellent, I am very happy.',
    'Really good #, thank you!',
    'I love it, and the # was great too.',
    'Best # I have had anywhere.',
    'Wonderful experience, the # could not be better.',
    'Not bad at all: the # was better than I had hoped.',
    'Great #, I will order again.',
    'Perfect. The # impressed me.',
    'Very pleased with the #.',
    'The # was not disappointing, quite the opposite: superb.',
  ],
  '0': [
    'It came on Tuesday. I have not looked at the # yet.',
    'The # was as described.',
    'Second order this year, same # as last time.',
    'A question about the #: who do I write to?',
    'I ordered two of them in blue.',
  ],
  '-1': [
    'The # was terrible, I am very disappointed.',
    'Bad #, and nobody answered my mail.',
    'I hate to say it, but the # was awful.',
    'Worst # I have had anywhere.',
    'The # is not good.',
    'It arrived broken, and the # was a disaster.',
    'Poor #, I want my money back.',
    'Never again. The # made me angry.',
    'Very unhappy with the #.',
    'The # was not what I call great, it was a failure.',
  ],
};
