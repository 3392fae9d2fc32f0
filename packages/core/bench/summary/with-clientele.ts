import { readFileSync } from 'node:fs';
import { parseTransactions, summarizeCustomers } from '@clientele/core';
import { type Contender, resultColumns } from './contender.ts';
import { asOf, idOf } from './lines.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export const clientele: Contender = {
  version: manifest.version,
  async run({ customer, customers, time, amount }, { ids, times }, step) {
    const codes = { dictionary: { values: Array.from({ length: customers }, (_, i) => idOf(i)) }, codes: customer };
    step('log');
    const log = parseTransactions({ customer: ids ?? codes, time: times ?? time, amount });
    step('summarize');
    const summary = summarizeCustomers(log, { asOf });
    step('end');
    const { dictionary } = summary.customer;
    return {
      customer: summary.customer.codes.map((code) => Number(dictionary.values[code]?.slice(1))),
      columns: resultColumns.map((name) => summary.columns[name]),
    };
  },
};
