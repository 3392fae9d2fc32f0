import type { Message } from './messages.ts';
import type { SparkSession } from './session.ts';

const megabyte = 1 << 20;

/** Sends bytes into the cache of a session, which a plan then names by their hash. */
export async function uploaded(session: SparkSession, bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  await session.send('AddArtifacts', chunksOf(`cache/${hash}`, bytes));
  return hash;
}

function chunksOf(name: string, bytes: Uint8Array): Message[] {
  const chunks = Math.ceil(bytes.length / megabyte);
  return Array.from({ length: chunks }, (_, at) => {
    const data = bytes.subarray(at * megabyte, (at + 1) * megabyte);
    const chunk = { data, crc: crc32(data) };
    return at === 0 ? { begin: { name, total: bytes.length, chunks, first: chunk } } : { chunk };
  });
}

const table = /* @__PURE__ */ Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The cyclic redundancy check of ISO 3309, by which the server proves each chunk. */
export function crc32(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) value = (table[(value ^ byte) & 255] as number) ^ (value >>> 8);
  return (value ^ -1) >>> 0;
}
