import {
  type Analysis,
  type AnyModel,
  type Column,
  type CustomerTable,
  customerTable,
  frozen,
  type Note,
  type OnProgress,
  type StageName,
  withColumns,
} from '@clientele/core';
import { emptyCampaign, emptyRules, emptySegments } from './empty-tables.ts';
import type { Stage, StageContext, StageResult } from './stage.ts';

/** The part of an analysis that stages make. */
export type StageFindings = Pick<
  Analysis,
  'customers' | 'segments' | 'rules' | 'campaign' | 'tables' | 'models' | 'stages' | 'notes'
>;

/**
 * Runs stages in order; each sees the columns of those before it.
 *
 * @param stages what to run
 * @param start log, summary and options
 * @param onProgress told of each stage before it begins, and once all are done
 * @returns their tables, models and notes, and for each stage `done` or its reason
 */
export function runStages(
  stages: readonly Stage[],
  start: Omit<StageContext, 'customers' | 'models' | 'histories'>,
  onProgress?: OnProgress,
): StageFindings {
  let customers: CustomerTable<Record<string, Column>> = customerTable(start.summary.customer, {});
  const results: StageResult[] = [];
  const said: [StageName, string][] = [];
  for (const [done, stage] of stages.entries()) {
    onProgress?.({ stage: stage.name, done, total: stages.length });
    const models = results.flatMap((result) => result.models ?? []);
    const histories = results.findLast((result) => result.histories !== undefined)?.histories;
    const outcome = stage.run({ ...start, customers, models, ...(histories && { histories }) });
    if ('reason' in outcome) {
      said.push([stage.name, outcome.reason]);
      continue;
    }
    said.push([stage.name, 'done']);
    results.push(outcome);
    customers = withColumns(customers, outcome.columns ?? {});
  }
  onProgress?.({ stage: 'done', done: stages.length, total: stages.length });
  const told = Object.freeze(Object.fromEntries(said)) as Analysis['stages'];
  return { customers, stages: told, ...joined(results) };
}

function joined(results: readonly StageResult[]): Omit<StageFindings, 'customers' | 'stages'> {
  const models: AnyModel[] = results.flatMap((result) => result.models ?? []);
  const notes: Note[] = results.flatMap((result) => result.notes ?? []);
  return {
    segments: (latest(results, 'segments') ?? emptySegments) as Analysis['segments'],
    rules: latest(results, 'rules') ?? emptyRules,
    campaign: latest(results, 'campaign') ?? emptyCampaign,
    tables: Object.freeze(Object.assign({}, ...results.map((result) => result.tables))),
    models: Object.freeze(Object.fromEntries(models.map((model) => [model.kind, model]))),
    notes: frozen(notes),
  };
}

function latest<F extends 'segments' | 'rules' | 'campaign'>(
  results: readonly StageResult[],
  field: F,
): StageResult[F] {
  return results.findLast((result) => result[field] !== undefined)?.[field];
}
