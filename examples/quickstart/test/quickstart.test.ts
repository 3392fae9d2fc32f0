import { type Contact, fitCalibration, fitNextBasket, type ItemEvent } from '@clientele/nbo';
import { toRows } from 'clientele';
import { describe, expect, it } from 'vitest';
import { type Answer, serve } from '../src/browser-worker.ts';
import { openService, type Stored } from '../src/request-path.ts';
import { type Database, segmentCustomers } from '../src/rows-from-a-database.ts';
import { forecast } from '../src/students-script.ts';
import { wholePipeline } from '../src/whole-pipeline.ts';

describe('the quick start', () => {
  it('takes a file through the whole pipeline', async () => {
    const result = await wholePipeline();
    expect(result.totals.customers).toBe(793);
    expect(result.timeZone).toBe('America/New_York');
    expect(Object.keys(toRows(result.customers)[0] ?? {})).toEqual(
      expect.arrayContaining(['customer', 'segment', 'action', 'probabilityAlive', 'lifetimeValue']),
    );
  });

  it('segments rows of a database and writes them back', async () => {
    const written: unknown[] = [];
    const db: Database = {
      query: async () => [
        { customer_id: 1, ordered_at: new Date('2025-12-20T10:00:00Z'), total: '120.50' },
        { customer_id: 1, ordered_at: new Date('2025-12-30T10:00:00Z'), total: '80.00' },
        { customer_id: 2, ordered_at: new Date('2025-01-11T10:00:00Z'), total: '35.00' },
      ],
      upsert: async (table, rows) => void written.push(table, ...rows),
    };
    await segmentCustomers(db);
    expect(written).toEqual([
      'crm_segment',
      { customer: '1', segment: 'Champions', action: expect.stringContaining('previews') },
      { customer: '2', segment: 'Lost', action: 'Stop spending on them' },
    ]);
  });

  it('forecasts with a model fitted on a simulated shop, whose truth it finds', () => {
    const { model, truth, rows } = forecast();
    expect(model.unit).toBe(truth.unit);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      const error = Math.abs(model.parameters[name] - (truth.parameters[name] ?? 0));
      expect(error).toBeLessThan(3.5 * (model.standardErrors?.[name] ?? 0));
    }
    expect(rows).toHaveLength(2000);
    for (const { alive, next26 } of rows) {
      expect(alive).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
      expect(next26).toBeGreaterThan(0);
    }
  });

  it('decides on a request path, and remembers what it showed', async () => {
    const events: ItemEvent[] = ['2026-01-05', '2026-02-05', '2026-03-05'].flatMap((time) => [
      { customer: 'Ada', item: 'tea', time },
      { customer: 'Bo', item: 'tea', time },
      { customer: 'Bo', item: 'jam', time },
    ]);
    const stored: Stored = {
      model: JSON.parse(JSON.stringify(fitNextBasket(events))),
      calibration: fitCalibration(events, { horizon: { days: 14 } }),
      offers: [
        { offer: 'tea-10', kind: 'cross-sell', items: ['tea'], value: 4, cost: 0.1 },
        { offer: 'jam-10', kind: 'cross-sell', items: ['jam'], value: 3, cost: 0.1 },
      ],
      policy: { caps: [{ scope: 'offer', max: 1, within: { days: 7 } }] },
    };
    const contacts: Contact[] = [];
    const history = [{ item: 'tea', time: '2026-03-05' }];
    const crm = {
      load: async (customer: string) => ({ customer, history, contacts }),
      append: async (_: string, record: readonly Contact[]) => void contacts.push(...record),
    };
    const service = openService(stored, crm, () => Date.parse('2026-03-10'));
    const ask = async (): Promise<{ offer: string; expectedValue: number; reasons: string[] }[]> => {
      const body = JSON.stringify({ customer: 'Ada', channel: 'email' });
      return (await service.fetch(new Request('https://crm.example/', { method: 'POST', body }))).json();
    };
    const first = await ask();
    expect(first.map(({ offer }) => offer)).toEqual(['tea-10', 'jam-10']);
    expect(first[0]?.expectedValue).toBeGreaterThan(0);
    expect(first[0]?.reasons[0]).toBe('bought before');
    expect(contacts).toMatchObject([
      { customer: 'Ada', offer: 'tea-10', channel: 'email', probability: 1 },
      { customer: 'Ada', offer: 'jam-10', channel: 'email', probability: 1 },
    ]);
    expect(await ask()).toEqual([]);
  });

  it('answers a page from a worker', async () => {
    const answers: Answer[] = [];
    const answered = new Promise<void>((resolve) => {
      const worker: Parameters<typeof serve>[0] = {
        onmessage: null,
        postMessage: (message) => {
          answers.push(structuredClone(message));
          resolve();
        },
      };
      serve(worker);
      const file = new Blob(['who,day,total\nAda,2026-01-05,10\nBo,soon,12\n']);
      const map = { customer: 'who', time: 'day', amount: 'total' };
      worker.onmessage?.(new MessageEvent('message', { data: { file, map } }));
    });
    await answered;
    expect(answers[0]?.customers).toMatchObject([{ customer: 'Ada', recency: 1, frequency: 1, monetary: 10 }]);
    expect(answers[0]?.issues.counts).toEqual({ 'invalid-date': 1 });
  });
});
