import { openAsBlob } from 'node:fs';
import { referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { inspectCsv, readCsv, readTable } from '../src/index.ts';

const cdnow = referencePath('clv/cdnow_sample_transactions.csv');
const onlineRetail = referencePath('segmentation/online_retail.csv.gz');
const exact = referencePath('clv/cdnow_sample_cbs_exact.csv');

describe.skipIf(cdnow === null)(
  'the CDNOW sample (Fader and Hardie 2001; skipped where the reference data are not at hand)',
  () => {
    it('is 6,919 lines of 2,357 customers over 244,091.94, ids with their zeros', async () => {
      const map = { customer: 'customer_id', time: 'date', amount: 'amount', quantity: 'quantity' };
      const { log, issues, rowsDropped } = await readCsv(await openAsBlob(cdnow as string), { map });
      expect([log.length, log.customer.dictionary.values.length, rowsDropped]).toEqual([6919, 2357, 0]);
      expect(log.customer.dictionary.values[0]).toBe('0001');
      expect(log.amount.reduce((sum, amount) => sum + amount, 0).toFixed(2)).toBe('244091.94');
      expect(log.quantity?.reduce((sum, quantity) => sum + quantity, 0)).toBe(16_479);
      expect(Object.keys(issues.counts).filter((code) => code !== 'exact-duplicate')).toEqual([]);
    });
  },
);

describe.skipIf(exact === null)(
  'the customer-by-sufficient-statistic table of BTYDplus (skipped where it is not at hand)',
  () => {
    it('is read column by column, names with points in them mapped', async () => {
      const { table, rows } = await readTable(await openAsBlob(exact as string), {
        columns: { customer: 'id', x: 'number', tx: 'number', T: 'number' },
        map: { customer: 'cust', tx: 't.x', T: 'T.cal' },
      });
      expect(rows).toBe(2357);
      const { T } = table.columns as { T: Float64Array };
      expect(T[0]).toBe(38.8571428571429);
    });
  },
);

describe.skipIf(onlineRetail === null)(
  'Online Retail (Chen 2012, gzip; skipped where the reference data are not at hand)',
  () => {
    it('is 541,909 lines, 135,080 without a customer, 4,372 customers', async () => {
      const file = await openAsBlob(onlineRetail as string);
      const { rows, map, compressed } = await inspectCsv(file);
      expect([rows, compressed]).toEqual([541_909, true]);
      expect(map).toMatchObject({
        customer: 'CustomerID',
        time: 'InvoiceDate',
        order: 'InvoiceNo',
        quantity: 'Quantity',
      });
      const { log, issues, rowsDropped } = await readCsv(file, { map: { ...map, amount: 'UnitPrice' } });
      expect([rowsDropped, issues.counts['missing-value']]).toEqual([135_080, 135_080]);
      expect(log.length).toBe(541_909 - 135_080);
      expect(log.customer.dictionary.values.length).toBe(4372);
      expect(new Set(log.order?.codes).size).toBe(22_190);
    });
  },
);
