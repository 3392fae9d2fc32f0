import { type CodedColumn, type Dictionary, encode, growDictionary } from '@clientele/core';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ShopLines } from './shop.ts';

/** The lines of a chunk while it grows. */
export interface GrowingLines {
  /** Puts an order down; without products it is one line. */
  add(customer: string, order: string, time: number, products: readonly number[], amounts: readonly number[]): void;
  finish(): ShopLines;
}

/** @param catalogue `null` for orders without products */
export function growLines(catalogue: Catalogue | null): GrowingLines {
  const customers = growDictionary();
  const orders = growDictionary();
  const customer: number[] = [];
  const order: number[] = [];
  const time: number[] = [];
  const amount: number[] = [];
  const product: number[] = [];
  return {
    add(customerId, orderId, at, products, amounts) {
      const customerCode = customers.codeFor(customerId);
      const orderCode = orders.codeFor(orderId);
      for (let line = 0; line < amounts.length; line++) {
        customer.push(customerCode);
        order.push(orderCode);
        time.push(at);
        amount.push(amounts[line] as number);
        if (catalogue !== null) product.push(products[line] as number);
      }
    },
    finish: () => ({
      customer: coded(customers.finish(), customer),
      time: Float64Array.from(time),
      amount: Float64Array.from(amount),
      order: coded(orders.finish(), order),
      ...(catalogue && productColumns(catalogue, product, amount)),
    }),
  };
}

function coded(dictionary: Dictionary, codes: readonly number[]): CodedColumn {
  return { dictionary, codes: Uint32Array.from(codes) };
}

function productColumns({ products }: Catalogue, codes: readonly number[], amounts: readonly number[]) {
  const { product, name, category, price } = products.columns;
  const names = encode(name);
  return {
    product: coded(product.dictionary, codes),
    productName: coded(names.dictionary, codes),
    category: coded(
      category.dictionary,
      codes.map((code) => category.codes[code] as number),
    ),
    // What was paid floats around the list: an order's total is drawn, its pieces follow.
    quantity: Float64Array.from(codes, (code, line) =>
      Math.max(1, Math.round((amounts[line] as number) / (price[code] as number))),
    ),
  };
}
