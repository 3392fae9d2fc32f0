import { describe, expect, it } from 'vitest';
import { analyze, parseTransactions } from '../../src/index.ts';

const rows = [
  { customer: 'Ada', time: '2026-01-05', amount: 20 },
  { customer: 'Ada', time: '2026-03-01', amount: 35 },
  { customer: 'Bo', time: '2026-01-09', amount: 10 },
];

describe('the progress of analyze', () => {
  it('is told before each stage, in the order of the stages, and once at the end', () => {
    const told: { stage: string; done: number; total: number | null }[] = [];
    const { stages } = analyze(parseTransactions(rows), { onProgress: (progress) => told.push(progress) });
    const names = Object.keys(stages);
    expect(told.map(({ stage }) => stage)).toEqual([...names, 'done']);
    expect(told.map(({ done }) => done)).toEqual([...names.keys(), names.length]);
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([names.length]));
  });

  it('tells of rows first where rows are given', () => {
    const told: string[] = [];
    analyze(rows, { onProgress: ({ stage }) => told.push(stage) });
    expect(told[0]).toBe('parse');
    expect(told).toContain('rfm');
  });

  it('ends the work where the listener throws, with what it threw', () => {
    const stop = new Error('enough');
    const seen: string[] = [];
    const run = (): unknown =>
      analyze(parseTransactions(rows), {
        onProgress: ({ stage }) => {
          seen.push(stage);
          if (stage === 'clv') throw stop;
        },
      });
    expect(run).toThrow(stop);
    expect(seen.at(-1)).toBe('clv');
  });

  it('changes nothing about the result', () => {
    const log = parseTransactions(rows);
    expect(analyze(log, { onProgress: () => undefined })).toEqual(analyze(log));
  });
});
