/**
 * The same answers on two engines: `npx --yes pnpm@10 warehouse` asks an embedded DuckDB, `npx --yes pnpm@10 warehouse sc://host:15002`
 * asks Apache Spark. A second argument names a Parquet file of order lines.
 */
import { answersOf } from './answers.ts';
import { openLines } from './open-lines.ts';

const [address = 'duckdb', file] = process.argv.slice(2);
const { engine, lines } = await openLines(address, file);
try {
  const { best, histories, model, alive, retained, pairs } = await answersOf(engine, lines);
  const { r, alpha, a, b } = model.parameters;
  console.log(`asked: ${engine.dialect}\n`);
  for (const { score, customers, spent } of best)
    console.log(`RFM ${score}: ${customers} customers, ${spent.toFixed(2)}`);
  const fitted = [r, alpha, a, b].map((value) => value.toFixed(4)).join(', ');
  console.log(`\nBG/NBD of ${histories} histories: r, alpha, a, b = ${fitted}`);
  console.log(`probably still there: ${alive.expected.toFixed(1)} of ${alive.customers} customers\n`);
  for (const { cohort, rate } of retained)
    console.log(`of ${cohort}, again a year later: ${(100 * rate).toFixed(1)} %`);
  console.log();
  for (const { pair, lift } of pairs) console.log(`${pair}: ${lift.toFixed(2)} times as often as by chance`);
} finally {
  await engine.close();
}
