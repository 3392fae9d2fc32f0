/** A copy with room for at least so many values, and for twice as many as before. */
export function grown(values: Uint32Array, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(values.length * 2, atLeast));
  larger.set(values);
  return larger;
}
