import type { KnownModel } from '../../models/parse-model.ts';

/** @returns what a model says of itself, for people: kind, parameters, diagnostics. */
export function modelText(model: KnownModel): string {
  const { kind, version, parameters, diagnostics } = model;
  const { notes, ...facts } = diagnostics;
  const unit = model.unit === undefined ? [] : [['unit', model.unit] as const];
  const lines = [
    `${kind}, version ${version}`,
    ...pairs([...unit, ...Object.entries(parameters)]),
    ...pairs(Object.entries({ ...likelihood(model), ...facts })),
    ...notes.map((note) => `note: ${note.message}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function likelihood({ logLikelihood }: KnownModel): { logLikelihood?: number } {
  return logLikelihood === undefined ? {} : { logLikelihood };
}

function pairs(entries: readonly (readonly [string, unknown])[]): string[] {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `  ${name.padEnd(width)}  ${shown(value)}`);
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
