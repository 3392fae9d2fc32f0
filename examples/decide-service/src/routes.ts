import { createRoute, type z } from '@hono/zod-openapi';
import {
  customerPath,
  decideAnswer,
  decideRequest,
  forgottenAnswer,
  keyHeader,
  problemSchema,
  purchasesAnswer,
  purchasesSchema,
  reactionRequest,
  scoreAnswer,
  scoreRequest,
  swapRequest,
} from './schemas.ts';

const problem = (description: string) => ({ description, content: { 'application/json': { schema: problemSchema } } });
const body = <S extends z.ZodType>(schema: S) => ({ required: true, content: { 'application/json': { schema } } });
const answer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const refusals = {
  400: problem('The request is not what the schema says'),
  401: problem('No token'),
  415: problem('The body is not sent as JSON'),
  413: problem('The request is too large'),
  429: problem('Too many requests'),
};
const reused = problem('The key was used for another request');
const security = [{ token: [] }];

/** What can be asked, and what is answered. */
export const routes = {
  purchases: createRoute({
    method: 'post',
    path: '/v1/purchases',
    security,
    summary: 'Keep what a customer bought; lines with an order id, or sent again with their key, are never kept twice',
    request: { headers: keyHeader, body: body(purchasesSchema) },
    responses: { 200: answer(purchasesAnswer, 'Kept, on the disk'), 422: reused, ...refusals },
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
    request: { headers: keyHeader, body: body(decideRequest) },
    responses: { 200: answer(decideAnswer, 'Offers, and why all others were removed'), 422: reused, ...refusals },
  }),
  reactions: createRoute({
    method: 'post',
    path: '/v1/reactions',
    security,
    summary: 'How a customer took an offer',
    request: { body: body(reactionRequest) },
    responses: {
      204: { description: 'Kept; also where it was kept before' },
      404: problem('No such offer was made'),
      409: problem('The customer reacted otherwise before'),
      ...refusals,
    },
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
