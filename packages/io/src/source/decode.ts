import { InvalidOptionError, showValue } from '@clientele/core';
import { type Decoding, decodeUtf8 } from './utf8.ts';

/** A lone surrogate from U+DC80 to U+DCFF marks a byte that stood for no character, U+DC00 one whose value is not known. */
const damage = /[\udc00\udc80-\udcff]/u;

/** The canonical name of an encoding, and how long the byte order mark is that begins the file. */
export interface Encoding {
  readonly name: string;
  readonly markLength: number;
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding asked for, else the one of the byte order mark, else UTF-8. */
export function findEncoding(verb: string, head: Uint8Array, asked: string | undefined): Encoding {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte));
  const name = asked === undefined ? (marked?.[0] ?? 'utf-8') : canonicalName(verb, asked);
  return { name, markLength: marked?.[0] === name ? marked[1].length : 0 };
}

function canonicalName(verb: string, asked: string): string {
  try {
    return new TextDecoder(asked).encoding;
  } catch {
    throw new InvalidOptionError(verb, [
      {
        option: 'encoding',
        allowed: 'a name of the WHATWG Encoding Standard, such as "utf-8", "utf-16le" or "windows-1252"',
        received: showValue(asked),
      },
    ]);
  }
}

/** @returns a decoder that marks every byte which stands for no character; see `isDamaged`. */
export function decoding(name: string): Decoding {
  return name === 'utf-8' ? decodeUtf8() : decodeOther(name);
}

/** Other encodings keep the platform's decoder: its replacement character is turned into the mark. */
function decodeOther(name: string): Decoding {
  const decoder = new TextDecoder(name, { ignoreBOM: true });
  let damaged = false;
  const mark = (text: string): string => {
    if (!text.includes('\ufffd')) return text;
    damaged = true;
    return text.replaceAll('\ufffd', '\udc00');
  };
  return {
    push: (bytes) => mark(decoder.decode(bytes, { stream: true })),
    end: () => mark(decoder.decode()),
    damaged: () => damaged,
  };
}

/** Whether a text holds a byte that stood for no character in the file's encoding. */
export function isDamaged(text: string): boolean {
  return damage.test(text);
}

/** Shows such a text with its bytes: `M\xfcller`. */
export function showDamage(text: string): string {
  return text.replace(/[\udc00\udc80-\udcff]/gu, (mark) =>
    mark === '\udc00' ? '\ufffd' : `\\x${(mark.charCodeAt(0) - 0xdc00).toString(16)}`,
  );
}
