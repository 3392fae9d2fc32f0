import { referenceCsv } from '@clientele/testing';
import type { Task } from './measured.ts';

const lexicons = ['clientele, exact', 'clientele, improved', 'vaderSentiment'] as const;

function column(file: string, name: string): readonly string[] {
  return referenceCsv(`sentiment/${file}`).get(name) as readonly string[];
}

/** The same order each time, and not that of the file. */
function shuffled<T>(values: readonly T[]): T[] {
  const mixed = [...values];
  let state = 20_260_105;
  for (let last = mixed.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/**
 * The tasks.
 *
 * @param share of the texts that are read: 1, or less to see whether the bench runs
 */
export function tasksOf(share: number): Task[] {
  const tweets = shuffled(column('vader_tweets.csv', 'text'));
  const some = <T>(values: readonly T[]): T[] => values.slice(0, Math.ceil(values.length * share));
  const many = some(Array.from({ length: 25 }, () => tweets).flat());
  return [
    { name: '105,000 tweets, 25 times 4,200', kind: 'speed', texts: many, contenders: lexicons },
    ...[1, 2, 4].flatMap((megabytes) => lengths(Math.round(megabytes * 1e6 * share), tweets, megabytes)),
    { name: 'UCI Amazon, 1,000 sentences', kind: 'sides', ...labelled('uci_amazon.csv'), contenders: lexicons },
    { name: 'English tweets, 2,163', kind: 'labels', ...englishTweets(), contenders: lexicons },
    training(share),
  ];
}

/** Texts of so many characters: tweets one after the other, and one word of capitals. */
function lengths(characters: number, tweets: readonly string[], megabytes: number): Task[] {
  const joined = tweets.join(' ');
  const of = (piece: string): string => piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters);
  const contenders = ['clientele, exact', 'clientele, improved'] as const;
  const task = { kind: 'length', contenders } as const;
  return [
    { ...task, name: `a text of ${megabytes} MB: tweets`, texts: [of(`${joined} `)] },
    { ...task, name: `a text of ${megabytes} MB: one word of capitals`, texts: [`${of('A').slice(1)}a`] },
  ];
}

function labelled(file: string): Pick<Task, 'texts' | 'labels'> {
  return { texts: column(file, 'text'), labels: column(file, 'label') };
}

function englishTweets(): Pick<Task, 'texts' | 'labels'> {
  const file = 'xlmt_tweets8_train_val.csv.gz';
  const languages = column(file, 'lang');
  const isEnglish = (_: string, row: number): boolean => languages[row] === 'english';
  return { texts: column(file, 'text').filter(isEnglish), labels: column(file, 'label').filter(isEnglish) };
}

/** Four fifths of the 25,000 reviews of the training part of IMDB to learn from, one to test. */
function training(share: number): Task {
  const { texts, labels = [] } = labelled('imdb_train.csv.gz');
  const rows = shuffled([...texts.keys()]).slice(0, Math.ceil(texts.length * share));
  const take = (from: readonly string[], isTest: boolean): string[] =>
    rows.filter((_, at) => (at % 5 === 0) === isTest).map((row) => from[row] as string);
  return {
    name: 'IMDB, 20,000 reviews to learn from, 5,000 to test',
    kind: 'training',
    texts: take(texts, false),
    labels: take(labels, false),
    test: { texts: take(texts, true), labels: take(labels, true) },
    contenders: [
      'clientele, trained',
      'scikit-learn, TF-IDF and logistic regression',
      'scikit-learn, TF-IDF and linear SVC',
    ],
  };
}
