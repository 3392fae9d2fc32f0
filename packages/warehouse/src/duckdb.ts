export { type DuckDbOptions, openDuckDb } from './duckdb/open.ts';
