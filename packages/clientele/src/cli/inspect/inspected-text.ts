import type { IssueCode } from '@clientele/core';
import { hintFor } from '../failure/hints.ts';
import type { InspectedFile } from './inspect-lines.ts';

/** @returns what was seen of a file, for people: rows, columns, findings, and the `--map` line. */
export function inspectedText(seen: InspectedFile): string {
  const facts = `${seen.file}: ${count(seen.rows)} rows, ${seen.columns.length} columns, delimiter ${named(seen.delimiter)}`;
  const lines = [
    seen.encoding === null ? facts : `${facts}, ${seen.encoding}`,
    '',
    ...columnLines(seen),
    '',
    `findings: ${findingsText(seen)}`,
    ...mapLines(seen),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function columnLines({ columns, map }: InspectedFile): string[] {
  const width = Math.max(6, ...columns.map(({ name }) => name.length));
  const roles = new Map(Object.entries(map).map(([role, name]) => [name, role]));
  const line = (name: string, type: string, missing: string, role: string, samples: string): string =>
    `${name.padEnd(width)}  ${type.padEnd(7)}  ${missing.padStart(7)}  ${role.padEnd(11)}  ${samples}`;
  return [
    line('column', 'type', 'missing', 'likely role', 'for instance'),
    ...columns.map(({ name, type, missing, samples }) =>
      line(name, type, count(missing), roles.get(name) ?? '', samples.map((cell) => cut(cell)).join(' | ')),
    ),
  ];
}

function mapLines({ missingRoles, mapLine, map, problem }: InspectedFile): string[] {
  if (Object.keys(map).length === 0) return ['no column looks like one of order lines'];
  const lacks = missingRoles.length === 0 ? '' : ` (no likely column for ${missingRoles.join(', ')})`;
  return [...(problem === undefined ? [] : [`read by that map: ${problem}`]), `likely${lacks}: ${mapLine}`];
}

function findingsText({ findings, setAside }: InspectedFile): string {
  const found = Object.entries(findings).map(([code, times]) => `${count(times)} ${code}${hintFor(code as IssueCode)}`);
  const aside = setAside === 0 ? [] : [`${count(setAside)} rows cannot be used`];
  return [...aside, ...found].join(', ') || 'none';
}

function named(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : `"${delimiter}"`;
}

function cut(cell: string): string {
  const line = cell.replace(/\s+/g, ' ');
  return line.length > 24 ? `${line.slice(0, 23)}…` : line;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
