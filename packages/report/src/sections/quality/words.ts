import type { IssueCode } from '@clientele/core';

/** A kind of finding, in words. */
export interface IssueWords {
  readonly name: string;
  /** What it is, and what it does to the numbers. */
  readonly meaning: string;
}

const words: Readonly<Record<IssueCode, IssueWords>> = {
  'missing-value': {
    name: 'Missing value',
    meaning: 'A cell that is needed holds nothing: its row cannot be counted, unless a rule was given to fill it.',
  },
  'invalid-number': { name: 'Not a number', meaning: 'A cell that should be a number is none; it is never read as 0.' },
  'invalid-date': {
    name: 'Not a date',
    meaning: 'A cell that should be a date does not follow the format of its column.',
  },
  'invalid-id': {
    name: 'Not an id',
    meaning: 'A cell that should name a customer, order or product cannot be read as a name.',
  },
  'invalid-text': { name: 'Not a text', meaning: 'A cell that should hold what somebody wrote holds something else.' },
  'invalid-custom': {
    name: 'Not as its schema says',
    meaning: 'A cell of a column of your own is not what its schema asks for.',
  },
  'repeated-customer': {
    name: 'Customer that stands twice',
    meaning: 'A customer has a second row in a table with one row a customer; the first one counts.',
  },
  'invalid-byte': {
    name: 'Unreadable byte',
    meaning: 'The file is not in the encoding it was read in; letters may be wrong.',
  },
  'surplus-cell': {
    name: 'Surplus cell',
    meaning: 'A row holds more cells than there are columns; the surplus was not used.',
  },
  'epoch-1970': {
    name: 'Dates in 1970',
    meaning: 'All dates fall in 1970: these are probably seconds read as milliseconds.',
  },
  'id-in-scientific-notation': {
    name: 'Id in scientific notation',
    meaning: 'A spreadsheet has rounded long ids, such as 1.2E+10: different customers may have become one.',
  },
  'exact-duplicate': {
    name: 'Line that stands twice',
    meaning:
      'Equal to another line in every column. It may be two real sales or one read twice; it is counted as it stands.',
  },
  'order-on-several-days': {
    name: 'Order on several days',
    meaning: 'The same order id is met on more than one day; it is counted as one order.',
  },
  'order-of-several-customers': {
    name: 'Order of several customers',
    meaning: 'The same order id belongs to more than one customer; each of them is counted with one order.',
  },
  'product-with-several-names': {
    name: 'Product with several names',
    meaning: 'One product id goes with more than one name. Amounts are right, but reports by product may mix things.',
  },
  'tidied-id': {
    name: 'Id written another way',
    meaning: 'An id with blanks around it, or in another case, was taken for the id that it stands for.',
  },
  'aliased-product': {
    name: 'Product under another id',
    meaning: 'The product goes by several ids; the sales of all of them are counted under one.',
  },
  'converted-currency': {
    name: 'Amount in another currency',
    meaning: 'The amount was converted at the rate that was given.',
  },
  'near-duplicate': {
    name: 'Line that nearly stands twice',
    meaning: 'Equal to a line shortly before it in all but time and order: perhaps a form that was sent twice.',
  },
  'cancelled-purchase': {
    name: 'Cancelled purchase',
    meaning:
      'A purchase that was wholly paid back, or the refund that did so. Where both are kept, their money is nothing.',
  },
  'refund-without-purchase': {
    name: 'Refund without its purchase',
    meaning:
      'No purchase was found that this refund pays back: it may lie before the data begins. It lowers the sales.',
  },
  'unusual-amount': {
    name: 'Unusual amount',
    meaning:
      'Far from what others paid. It may be a mistake or the best customer; it is never left out unless asked for.',
  },
};

/**
 * What a kind of finding means.
 *
 * @param code the finding's code
 * @returns its words; the code itself where a later version of the library has brought a new one
 */
export function issueWords(code: string): IssueWords {
  return Object.hasOwn(words, code) ? words[code as IssueCode] : { name: code, meaning: '' };
}
