export { openSpark, type SparkOptions } from './spark/open.ts';
