import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** How many requests a token may send. */
export interface RateLimit {
  /** Requests a second, in the long run. */
  readonly perSecond: number;
  /** Requests at once. */
  readonly burst: number;
}

/**
 * Lets in who has a token.
 *
 * @param tokens those that are known
 * @returns a guard that answers 401 to everybody else
 */
export function tokenGuard(tokens: readonly string[]): MiddlewareHandler<{ Variables: { token: string } }> {
  const known = tokens.map(digest);
  return async (context, next) => {
    const given = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    const found = given === undefined ? -1 : known.findIndex((one) => timingSafeEqual(one, digest(given)));
    if (found < 0) {
      context.header('www-authenticate', 'Bearer');
      return context.json({ code: 'unauthorized', message: 'send a token: Authorization: Bearer ...' }, 401);
    }
    context.set('token', String(found));
    return next();
  };
}

/** Digests have one length, so that comparing them tells nothing of how much of a token was right. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Holds each token to its rate: a bucket that fills steadily and empties by one a request.
 *
 * @param limit rate and burst
 * @param clock milliseconds; any steady clock
 * @returns a guard that answers 429 and says when to come back
 */
export function rateGuard(
  { perSecond, burst }: RateLimit,
  clock: () => number,
): MiddlewareHandler<{ Variables: { token: string } }> {
  const buckets = new Map<string, { level: number; at: number }>();
  return async (context, next) => {
    const token = context.get('token');
    const now = clock();
    const bucket = buckets.get(token) ?? { level: burst, at: now };
    const level = Math.min(burst, bucket.level + ((now - bucket.at) / 1000) * perSecond);
    buckets.set(token, { level: level >= 1 ? level - 1 : level, at: now });
    if (level >= 1) return next();
    context.header('retry-after', String(Math.ceil((1 - level) / perSecond)));
    return context.json({ code: 'too-many-requests', message: `more than ${perSecond} requests a second` }, 429);
  };
}
