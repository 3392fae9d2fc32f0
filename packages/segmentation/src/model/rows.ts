/** Coordinates as a model holds them: one frozen list a place. */
export function placesOf(C: Float64Array, d: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: C.length / d }, (_, j) =>
    Object.freeze(Array.from(C.subarray(j * d, (j + 1) * d))),
  );
  return Object.freeze(rows);
}
