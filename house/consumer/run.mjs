import { readFileSync } from 'node:fs';

const entries = JSON.parse(readFileSync(new URL('entries.json', import.meta.url), 'utf8'));
for (const entry of entries)
  console.log(
    entry,
    Object.keys(await import(entry))
      .sort()
      .join(' '),
  );

const { analyze, toRows } = await import('clientele');
const rows = JSON.parse(readFileSync(new URL('rows.json', import.meta.url), 'utf8'));
console.log(JSON.stringify(toRows(analyze(rows, { asOf: '2026-01-01' }).customers)));
