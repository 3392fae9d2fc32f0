export { type FitMlKMeansOptions, fitMlKMeans } from './k-means/fit-ml.ts';
