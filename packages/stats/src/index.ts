export { median, quantile, quantiles } from './quantile/quantile.ts';
