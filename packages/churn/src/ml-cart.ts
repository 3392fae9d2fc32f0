export { type FitMlCartOptions, fitMlCart } from './engines/fit-ml-cart.ts';
