import { analyze, toRows } from 'clientele';
import rows from './rows.json' with { type: 'json' };

const { customers, segments, models } = analyze(rows, { asOf: '2026-01-01' });
console.log(JSON.stringify({ customers: toRows(customers), segments: toRows(segments), models }));
