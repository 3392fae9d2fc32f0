import { simulateShop } from '@clientele/datasets';
import { table, writeCsv } from 'clientele';

/** @returns a file of order lines of a shop that never was, for whoever has none at hand */
export function sampleFile(): File {
  const { log } = simulateShop({ customers: 1200, seed: 7 });
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const lines = table({
    'Customer ID': log.customer,
    'Order Date': Array.from(log.time, day),
    ...(log.order && { 'Order ID': log.order }),
    ...(log.product && { 'Product ID': log.product }),
    ...(log.category && { Category: log.category }),
    Amount: log.amount,
  });
  return new File([writeCsv(lines)], 'made-up-shop.csv', { type: 'text/csv' });
}
