import { z } from '@hono/zod-openapi';

const id = z.string().trim().min(1).max(200);
/** Not after the year 9999: a time in microseconds is refused, and not taken for one of another age. */
const latest = Date.UTC(9999, 11, 31);
/** Epoch milliseconds, or ISO 8601. */
const instant = z.union([z.int().min(0).max(latest), z.iso.datetime({ offset: true }), z.iso.date()]).openapi({
  description: 'epoch milliseconds, or ISO 8601',
});

export const lineSchema = z
  .strictObject({
    time: instant,
    amount: z.number().openapi({ description: 'total of the line; below 0 for a refund' }),
    item: id.openapi({ description: 'product' }),
    order: id.optional(),
  })
  .openapi('Line');

export const purchasesSchema = z
  .strictObject({ customer: id, lines: z.array(lineSchema).min(1).max(1000) })
  .openapi('Purchases');

export const purchasesAnswer = z
  .object({
    kept: z.number().openapi({ description: 'lines that are kept now and were not before' }),
    known: z.number().openapi({ description: 'lines of an order that were kept before: they do not count twice' }),
  })
  .openapi('PurchasesKept');

/** The same key stands for the same request, however often it is sent. */
export const keyHeader = z.object({
  'idempotency-key': id.optional().openapi({
    param: { name: 'idempotency-key', in: 'header' },
    description:
      'of your choice, one a request; a request that is sent again with its key is answered as before, and does nothing. Remembered for 30 days, a customer',
  }),
});

export const scoreRequest = z
  .strictObject({
    customer: id,
    asOf: instant.openapi({ description: 'only what happened before is seen' }),
    horizon: z.int().min(1).max(520).default(52).openapi({ description: 'weeks ahead' }),
  })
  .openapi('ScoreRequest');

export const scoreAnswer = z
  .object({
    customer: z.string(),
    model: z.string(),
    recency: z.number().openapi({ description: 'days' }),
    frequency: z.number(),
    monetary: z.number(),
    r: z.number(),
    f: z.number(),
    m: z.number(),
    segment: z.string().nullable(),
    action: z.string().nullable(),
    probabilityAlive: z.number(),
    expectedTransactions: z.number(),
    lifetimeValue: z.number().openapi({ description: 'expected revenue within the horizon, 10 % discount a year' }),
  })
  .openapi('ScoreAnswer');

export const decideRequest = z
  .strictObject({
    customer: id,
    channel: id,
    now: instant,
    slots: z.int().min(1).max(20).default(1),
    traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  })
  .openapi('DecideRequest');

export const decideAnswer = z
  .object({
    customer: z.string(),
    model: z.string(),
    offers: z.array(
      z.object({
        offer: z.string(),
        kind: z.string(),
        slot: z.number(),
        expectedValue: z.number().nullable(),
        probability: z.number().openapi({ description: 'with which this offer was drawn for its slot' }),
        reasons: z.array(z.string()),
        message: z.record(z.string(), z.string().nullable()),
      }),
    ),
    removed: z.array(z.object({ offer: z.string(), rule: z.string(), because: z.string() })),
  })
  .openapi('DecideAnswer');

export const reactionRequest = z
  .strictObject({ customer: id, offer: id, time: instant, reaction: z.enum(['accept', 'reject']) })
  .openapi('Reaction');

export const customerPath = z.object({ customer: id.openapi({ param: { name: 'customer', in: 'path' } }) });

export const forgottenAnswer = z.object({ purchases: z.number(), contacts: z.number() }).openapi('Forgotten');

export const swapRequest = z
  .strictObject({
    version: z
      .string()
      .regex(/^[\w.-]{1,100}$/)
      .refine((name) => !/^\.+$/.test(name), 'a name of a folder'),
  })
  .openapi('Swap');

export const problemSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    issues: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

/** @returns epoch milliseconds */
export function millisecondsOf(time: number | string): number {
  return typeof time === 'number' ? time : Date.parse(time);
}
