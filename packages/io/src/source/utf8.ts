import { joinBytes } from './head.ts';

/** Turns pieces of bytes into text. */
export interface Decoding {
  push(bytes: Uint8Array): string;
  end(): string;
  /** Whether a byte was met that stands for no character. */
  readonly damaged: () => boolean;
}

/**
 * Decodes UTF-8 without losing sight of bytes that are none: byte 0xE9 out of place becomes the lone surrogate U+DCE9,
 * which sound UTF-8 can never give, so that the cell it stands in can be told from all others (the idea is PEP 383's).
 */
export function decodeUtf8(): Decoding {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = new Uint8Array(0) as Uint8Array;
  let damaged = false;
  const decode = (bytes: Uint8Array): string => {
    try {
      return strict.decode(bytes);
    } catch {
      damaged = true;
      return decodeDamaged(strict, bytes);
    }
  };
  return {
    push(bytes) {
      const joined = rest.length === 0 ? bytes : joinBytes([rest, bytes]);
      const whole = wholeLength(joined);
      rest = joined.slice(whole);
      return decode(joined.subarray(0, whole));
    },
    end: () => decode(rest),
    damaged: () => damaged,
  };
}

function decodeDamaged(strict: TextDecoder, bytes: Uint8Array): string {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(strict.decode(bytes.subarray(start, at)), String.fromCharCode(0xdc00 + (bytes[at] as number)));
      start = at + 1;
    }
    at += Math.max(length, 1);
  }
  parts.push(strict.decode(bytes.subarray(start)));
  return parts.join('');
}

/** How many bytes can be decoded before the rest of a last, cut character arrives. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const at = bytes.length - back;
    const wanted = wantedLength(bytes[at] as number);
    if (wanted > 0) return wanted > back ? at : bytes.length;
  }
  return bytes.length;
}

/** Bytes of a character by its first byte; 0 for a byte that begins none (The Unicode Standard, table 3-7). */
function wantedLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Bytes of the sound character at `at`; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const length = wantedLength(first);
  if (length < 2) return length;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let next = 2; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
