/** What came of many requests. */
export interface Load {
  readonly requests: number;
  /** How many were under way at once. */
  readonly width: number;
  readonly perSecond: number;
  /** Milliseconds from sending to the last byte, as the client sees them: half of the requests took no longer, and 99 of 100. */
  readonly p50: number;
  readonly p99: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/**
 * Sends requests, some at once, and measures each.
 *
 * @param total how many
 * @param width how many at once
 * @param send sends the request of a number and gives the status of its answer
 * @returns rate, quantiles and statuses
 */
export async function loadOf(total: number, width: number, send: (nth: number) => Promise<number>): Promise<Load> {
  const milliseconds: number[] = [];
  const statuses: Record<string, number> = {};
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (sent < total) {
        const from = performance.now();
        const status = await send(sent++);
        milliseconds.push(performance.now() - from);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  milliseconds.sort((a, b) => a - b);
  const at = (share: number): number => milliseconds[Math.ceil(share * milliseconds.length) - 1] ?? 0;
  return { requests: total, width, perSecond: total / seconds, p50: at(0.5), p99: at(0.99), statuses };
}

/** @returns a function that posts to the service and gives the status of the answer, read to its end */
export function poster(address: string, token: string): (path: string, body: unknown) => Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (path, body) => {
    const response = await fetch(new URL(path, address), { method: 'POST', headers, body: JSON.stringify(body) });
    await response.arrayBuffer();
    return response.status;
  };
}
