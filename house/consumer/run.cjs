const entries = require('./entries.json');
for (const entry of entries) console.log(entry, Object.keys(require(entry)).sort().join(' '));

const { analyze, toRows } = require('clientele');
const rows = require('./rows.json');
console.log(JSON.stringify(toRows(analyze(rows, { asOf: '2026-01-01' }).customers)));
