import { type Decision, decide } from '@clientele/nbo';
import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { ClienteleError } from 'clientele';
import { bodyLimit } from 'hono/body-limit';
import { freshLines } from './fresh-lines.ts';
import { type RateLimit, rateGuard, tokenGuard } from './guards.ts';
import type { Models } from './models.ts';
import { answerOnce, KeyReused } from './once.ts';
import { routes } from './routes.ts';
import { type decideAnswer, millisecondsOf, type scoreAnswer } from './schemas.ts';
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

/** Says that the answer is that of the first time. */
const replayedHeader = 'idempotency-replayed';
/** Requests above this are not read to their end. */
const maxBody = 256 * 1024;

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
  app.use('/v1/*', async (context, next) => {
    const type = context.req.header('content-type') ?? '';
    if (context.req.method !== 'POST' || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) return next();
    const message = `send the body as Content-Type: application/json, not ${type === '' ? 'without a type' : type}`;
    return context.json({ code: 'unsupported-type', message }, 415);
  });
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
    const sent = lines.map(({ time, order = null, ...line }) => ({ ...line, order, time: millisecondsOf(time) }));
    const asked = { path: routes.purchases.path, customer, sent };
    const { answer, replayed } = await turns(customer, () =>
      answerOnce(store, customer, context.req.valid('header')['idempotency-key'], asked, (kept) => {
        const fresh = freshLines(kept.lines, sent);
        return { answer: { kept: fresh.length, known: sent.length - fresh.length }, lines: fresh };
      }),
    );
    if (replayed) context.header(replayedHeader, 'true');
    return context.json(answer, 200);
  });

  app.openapi(routes.score, async (context) => {
    const { customer, asOf, horizon } = context.req.valid('json');
    const now = models;
    const score = scoreCustomer(now, customer, (await store.of(customer)).lines, millisecondsOf(asOf), horizon);
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
    const asked = { path: routes.decide.path, ...context.req.valid('json') };
    // One decision after the other for one customer: the next has to see what this one shows, or caps would not hold.
    const { answer, replayed } = await turns(customer, () =>
      answerOnce(store, customer, context.req.valid('header')['idempotency-key'], asked, ({ lines, contacts }) => {
        const history = lines
          .filter(({ time, amount }) => time < moment && amount >= 0)
          .map(({ item, time, order }) => ({ item, time, ...(order === null ? {} : { order }) }));
        const decision = decide(decisions, { customer, history, contacts, traits }, { channel, now: moment, slots });
        return { answer: { customer, model: version, ...toldOf(decision) }, records: decision.record };
      }),
    );
    if (replayed) context.header(replayedHeader, 'true');
    return context.json(answer, 200);
  });

  app.openapi(routes.reactions, async (context) => {
    const { customer, offer, time, reaction } = context.req.valid('json');
    const moment = millisecondsOf(time);
    return turns(customer, async () => {
      const { contacts } = await store.of(customer);
      const shown = contacts.find((contact) => contact.offer === offer && Number(contact.time) === moment);
      if (shown === undefined) {
        const message = `${offer} was not shown to ${customer} then: time must be the now of the decision`;
        return context.json({ code: 'unknown-contact', message }, 404);
      }
      if (shown.reaction !== undefined && shown.reaction !== reaction) {
        const message = `${customer} reacted to ${offer} before: ${shown.reaction}`;
        return context.json({ code: 'other-reaction', message }, 409);
      }
      if (shown.reaction === undefined) await store.react(customer, offer, moment, reaction);
      return context.body(null, 204);
    });
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
    if (error instanceof KeyReused) return context.json({ code: 'key-reused', message: error.message }, 422);
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

/** A decision as it is told: what is shown, and why all else is not. */
function toldOf({ offers, removed }: Decision): Pick<z.infer<typeof decideAnswer>, 'offers' | 'removed'> {
  return {
    offers: offers.map(({ offer, kind, slot, expectedValue, probability, reasons, message }) => ({
      offer,
      kind,
      slot,
      expectedValue,
      probability,
      reasons: [...reasons],
      message: { ...message },
    })),
    removed: [...removed],
  };
}
