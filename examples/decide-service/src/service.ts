import { decide } from '@clientele/nbo';
import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import { ClienteleError } from 'clientele';
import { bodyLimit } from 'hono/body-limit';
import { type RateLimit, rateGuard, tokenGuard } from './guards.ts';
import type { Models } from './models.ts';
import {
  customerPath,
  decideAnswer,
  decideRequest,
  forgottenAnswer,
  millisecondsOf,
  problemSchema,
  purchasesSchema,
  reactionRequest,
  scoreAnswer,
  scoreRequest,
  swapRequest,
} from './schemas.ts';
import { scoreCustomer } from './score.ts';
import type { Store } from './store.ts';
import { openTurns } from './turns.ts';

/** What the service is made of. */
export interface ServiceParts {
  readonly store: Store;
  /** The models to start with. */
  readonly models: Models;
  /** Opens another version of the models, by name. */
  readonly openVersion: (version: string) => Promise<Models>;
  readonly tokens: readonly string[];
  readonly rate: RateLimit;
  /** Milliseconds, for the rate alone; decisions are told their moment. */
  readonly clock: () => number;
}

/** Requests above this are not read to their end. */
const maxBody = 256 * 1024;

const problem = (description: string) => ({ description, content: { 'application/json': { schema: problemSchema } } });
const body = <S extends z.ZodType>(schema: S) => ({ required: true, content: { 'application/json': { schema } } });
const answer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const refusals = {
  400: problem('The request is not what the schema says'),
  401: problem('No token'),
  413: problem('The request is too large'),
  429: problem('Too many requests'),
};
const security = [{ token: [] }];

const routes = {
  purchases: createRoute({
    method: 'post',
    path: '/v1/purchases',
    security,
    summary: 'Keep what a customer bought',
    request: { body: body(purchasesSchema) },
    responses: { 204: { description: 'Kept' }, ...refusals },
  }),
  score: createRoute({
    method: 'post',
    path: '/v1/score',
    security,
    summary: 'Scores, segment and value of one customer',
    request: { body: body(scoreRequest) },
    responses: {
      200: answer(scoreAnswer, 'What the models say'),
      404: problem('Nobody bought under that id before that moment'),
      ...refusals,
    },
  }),
  decide: createRoute({
    method: 'post',
    path: '/v1/decide',
    security,
    summary: 'What to offer a customer now; it is recorded as shown',
    request: { body: body(decideRequest) },
    responses: { 200: answer(decideAnswer, 'Offers, and why all others were removed'), ...refusals },
  }),
  reactions: createRoute({
    method: 'post',
    path: '/v1/reactions',
    security,
    summary: 'How a customer took an offer',
    request: { body: body(reactionRequest) },
    responses: { 204: { description: 'Kept' }, 404: problem('No such offer was made and is still open'), ...refusals },
  }),
  forget: createRoute({
    method: 'delete',
    path: '/v1/customers/{customer}',
    security,
    summary: 'Delete everything that is kept of a customer',
    request: { params: customerPath },
    responses: { 200: answer(forgottenAnswer, 'How much was deleted; nothing of an unknown customer'), ...refusals },
  }),
  swap: createRoute({
    method: 'post',
    path: '/v1/models',
    security,
    summary: 'Go on with another version of the models',
    request: { body: body(swapRequest) },
    responses: {
      204: { description: 'Swapped' },
      422: problem('The version cannot be used; the one before goes on'),
      ...refusals,
    },
  }),
} as const;

/**
 * The service.
 *
 * @param parts store, models, tokens and limits
 * @returns the application; `fetch` answers a request, in Node and in tests alike
 */
export function createService({
  store,
  models: first,
  openVersion,
  tokens,
  rate,
  clock,
}: ServiceParts): OpenAPIHono<{ Variables: { token: string } }> {
  let models = first;
  const turns = openTurns();
  const app = new OpenAPIHono<{ Variables: { token: string } }>({
    defaultHook: (result, context) => {
      if (result.success) return;
      const issues = result.error.issues.map(({ path, message }) => ({ at: path.join('.'), message }));
      return context.json(
        { code: 'invalid-request', message: issues.map(({ at, message }) => `${at}: ${message}`).join('; '), issues },
        400,
      );
    },
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  app.use('/v1/*', tokenGuard(tokens), rateGuard(rate, clock));
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: maxBody,
      onError: (context) => context.json({ code: 'too-large', message: `at most ${maxBody} bytes` }, 413),
    }),
  );

  app.get('/health', async (context) => {
    const well = await store.isWell();
    return context.json(
      { status: well ? 'well' : 'database does not answer', models: models.version },
      well ? 200 : 503,
    );
  });
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Decide what to offer', version: '1' } });

  app.openapi(routes.purchases, async (context) => {
    const { customer, lines } = context.req.valid('json');
    await store.addPurchases(
      customer,
      lines.map(({ time, order = null, ...line }) => ({ ...line, order, time: millisecondsOf(time) })),
    );
    return context.body(null, 204);
  });

  app.openapi(routes.score, async (context) => {
    const { customer, asOf, horizon } = context.req.valid('json');
    const now = models;
    const score = scoreCustomer(now, customer, await store.historyOf(customer), millisecondsOf(asOf), horizon);
    if (score === null)
      return context.json(
        { code: 'unknown-customer', message: `nothing was bought by ${customer} before that moment` },
        404,
      );
    return context.json({ model: now.version, ...score } as unknown as z.infer<typeof scoreAnswer>, 200);
  });

  app.openapi(routes.decide, async (context) => {
    const { customer, channel, now, slots, traits } = context.req.valid('json');
    const { version, decisions } = models;
    const moment = millisecondsOf(now);
    // One decision after the other for one customer: the next has to see what this one shows, or caps would not hold.
    const decision = await turns(customer, async () => {
      const [lines, contacts] = await Promise.all([store.historyOf(customer), store.contactsOf(customer)]);
      const history = lines
        .filter(({ time, amount }) => time < moment && amount >= 0)
        .map(({ item, time, order }) => ({ item, time, ...(order === null ? {} : { order }) }));
      const decided = decide(decisions, { customer, history, contacts, traits }, { channel, now: moment, slots });
      await store.addDecisions(decided.record);
      return decided;
    });
    const offers = decision.offers.map(({ offer, kind, slot, expectedValue, probability, reasons, message }) => ({
      offer,
      kind,
      slot,
      expectedValue,
      probability,
      reasons: [...reasons],
      message: { ...message },
    }));
    return context.json({ customer, model: version, offers, removed: [...decision.removed] }, 200);
  });

  app.openapi(routes.reactions, async (context) => {
    const { customer, offer, time, reaction } = context.req.valid('json');
    if (await store.addReaction(customer, offer, millisecondsOf(time), reaction)) return context.body(null, 204);
    return context.json(
      { code: 'unknown-contact', message: `${offer} was not shown to ${customer} then, or has its reaction already` },
      404,
    );
  });

  app.openapi(routes.forget, async (context) => {
    const { customer } = context.req.valid('param');
    return context.json(await turns(customer, () => store.forget(customer)), 200);
  });

  app.openapi(routes.swap, async (context) => {
    try {
      models = await openVersion(context.req.valid('json').version);
      return context.body(null, 204);
    } catch (error) {
      return context.json(
        { code: 'unusable-models', message: error instanceof Error ? error.message : String(error) },
        422,
      );
    }
  });

  app.onError((error, context) => {
    if (error instanceof ClienteleError) return context.json({ code: error.code, message: error.message }, 400);
    if (error.message.includes('JSON'))
      return context.json({ code: 'invalid-request', message: 'the body is not JSON' }, 400);
    return context.json({ code: 'internal', message: 'the request could not be answered' }, 500);
  });
  app.notFound((context) =>
    context.json({ code: 'not-found', message: `there is nothing at ${new URL(context.req.url).pathname}` }, 404),
  );
  return app;
}
