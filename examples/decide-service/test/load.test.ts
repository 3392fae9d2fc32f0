import { describe, expect, it } from 'vitest';
import { loadOf } from '../src/load.ts';

describe('the measuring of load', () => {
  it('sends each request once, never more at once than asked, and counts the answers', async () => {
    const seen: number[] = [];
    let open = 0;
    let most = 0;
    const load = await loadOf(50, 8, async (nth) => {
      seen.push(nth);
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
      return nth % 10 === 0 ? 429 : 200;
    });
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect(most).toBe(8);
    expect(load).toMatchObject({ requests: 50, width: 8, statuses: { 200: 45, 429: 5 } });
    expect(load.p50).toBeLessThanOrEqual(load.p99);
    expect(load.perSecond).toBeGreaterThan(0);
  });

  it('ends with the error of a request that could not be sent', async () => {
    await expect(loadOf(3, 1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
