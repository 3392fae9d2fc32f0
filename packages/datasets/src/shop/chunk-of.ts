import { type CodedColumn, customerTable, encode } from '@clientele/core';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Calendar } from './calendar.ts';
import type { SimulatedCustomer } from './draw-customer.ts';
import type { ShopChunk, ShopLines } from './shop.ts';

/** Puts customers into columns. */
export function chunkOf(
  customers: readonly SimulatedCustomer[],
  catalogue: Catalogue | null,
  calendar: Calendar,
): ShopChunk {
  const ids = customers.map(({ id }) => id);
  const clock = (weeks: number): number => calendar.instantOf(Math.floor(weeks * 7), (weeks * 7) % 1);
  const signals = customers.flatMap(({ id, interactions }) => interactions.map((signal) => ({ id, ...signal })));
  const comments = customers.flatMap(({ id, feedback }) => feedback.map((comment) => ({ id, ...comment })));
  const outcomes = customers.flatMap(({ id, campaigns }) => campaigns.map((outcome) => ({ id, ...outcome })));
  const campaign = encode(outcomes.map((outcome) => outcome.campaign));
  const inCampaigns = encode(outcomes.map(({ id }) => id));
  return {
    lines: linesOf(customers, catalogue, calendar),
    interactions: {
      customer: encode(signals.map(({ id }) => id)),
      time: Float64Array.from(signals, ({ time }) => clock(time)),
      kind: encode(signals.map(({ kind }) => kind)),
    },
    feedback: {
      customer: encode(comments.map(({ id }) => id)),
      time: Float64Array.from(comments, ({ time }) => clock(time)),
      text: comments.map(({ text }) => text),
      rating: Float64Array.from(comments, ({ rating }) => rating),
    },
    customers: customerTable(ids, {
      age: customers.map(({ person }) => person.age),
      region: encode(customers.map(({ person }) => person.region)),
      channel: encode(customers.map(({ person }) => person.channel)),
    }),
    campaigns: customerTable(inCampaigns, {
      campaign,
      treated: outcomes.map(({ treated }) => treated),
      responded: outcomes.map(({ responded }) => responded),
    }),
    truth: {
      customers: customerTable(ids, {
        purchaseRate: customers.map(({ life }) => life.rate),
        dropout: customers.map(({ life }) => life.dropout),
        leftAt: customers.map(({ life }) => (life.left * 7 < calendar.days ? clock(life.left) : Number.NaN)),
        meanSpend: customers.map(({ meanSpend }) => meanSpend),
        rung: customers.map(({ rung }) => rung),
      }),
      feedback: customerTable(encode(comments.map(({ id }) => id)), {
        polarity: comments.map(({ polarity }) => polarity),
        aspect: encode(comments.map(({ aspect }) => aspect)),
      }),
      campaigns: customerTable(inCampaigns, {
        campaign,
        baseline: outcomes.map(({ baseline }) => baseline),
        uplift: outcomes.map(({ uplift }) => uplift),
      }),
    },
  };
}

function linesOf(customers: readonly SimulatedCustomer[], catalogue: Catalogue | null, calendar: Calendar): ShopLines {
  const columns = { customer: [] as string[], order: [] as string[], time: [] as number[], amount: [] as number[] };
  const products: number[] = [];
  for (const { id, orders } of customers) {
    orders.forEach(({ day, part, products: bought, amounts }, at) => {
      const order = `${id}-${at + 1}`;
      const time = calendar.instantOf(day, part);
      for (const amount of amounts) {
        columns.customer.push(id);
        columns.order.push(order);
        columns.time.push(time);
        columns.amount.push(amount);
      }
      products.push(...bought);
    });
  }
  const { time, amount } = columns;
  return {
    customer: encode(columns.customer),
    time: Float64Array.from(time),
    amount: Float64Array.from(amount),
    order: encode(columns.order),
    ...(catalogue && productColumns(catalogue, products, amount)),
  };
}

function productColumns(
  { products }: Catalogue,
  codes: readonly number[],
  amounts: readonly number[],
): Pick<ShopLines, 'product' | 'productName' | 'category' | 'quantity'> {
  const { product, name, category, price } = products.columns;
  const read = ({ dictionary, codes: own }: CodedColumn): CodedColumn => ({
    dictionary,
    codes: Uint32Array.from(codes, (code) => own[code] as number),
  });
  return {
    product: read(product),
    productName: read(encode(name)),
    category: read(category),
    // What was paid floats around the list: an order's total is drawn, its pieces follow.
    quantity: Float64Array.from(codes, (code, line) =>
      Math.max(1, Math.round((amounts[line] as number) / (price[code] as number))),
    ),
  };
}
