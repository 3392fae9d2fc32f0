import { finiteShape, type Shape } from '@clientele/core';

/** The shape of a finite number of zero or more. */
export const nonNegativeShape: Shape<number> = (value, path, refuse) => {
  const number = finiteShape(value, path, refuse);
  return number >= 0 ? number : refuse(path, 'a number >= 0', value);
};
