/**
 * A 32-bit hash of a text: FNV-1a over its code units (Fowler, Noll and Vo), started from the seed and mixed at the end by
 * the finalizer of MurmurHash3 (Appleby).
 */
export function seededHash(text: string, seed: number): number {
  let hash = mix(0x811c9dc5 ^ mix(seed));
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash) >>> 0;
}

function mix(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
