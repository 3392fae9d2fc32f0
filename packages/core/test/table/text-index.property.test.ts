import { codeOf, encode, growDictionary } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('__proto__', 'constructor', '', '7', '07', '7.0'),
);

/** FNV-1a, which the index hashes by, from any state on. */
function fnv(text: string, state: number): number {
  let hash = state;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Two texts that lead from one state to the same next one, found by trying until two meet. */
function twins(state: number): [string, string] {
  const met = new Map<number, string>();
  for (let n = 0; ; n++) {
    const text = n.toString(36);
    const hash = fnv(text, state);
    const twin = met.get(hash);
    if (twin !== undefined) return [twin, text];
    met.set(hash, text);
  }
}

/** 64 texts of one hash: at six places either twin (A. Joux, "Multicollisions in Iterated Hash Functions", 2004). */
function colliding(): string[] {
  let texts = [''];
  let state = 0x811c9dc5 | 0;
  for (let level = 0; level < 6; level++) {
    const [one, other] = twins(state);
    texts = texts.flatMap((text) => [text + one, text + other]);
    state = fnv(one, state);
  }
  return texts;
}

describe('a dictionary', () => {
  it('gives the codes that a Map gives, and finds each text again', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 200 }), (cells) => {
        const first = [...new Set(cells)];
        const { dictionary, codes } = encode(cells);
        expect(dictionary.values).toEqual(first);
        expect([...codes]).toEqual(cells.map((cell) => first.indexOf(cell)));
        const clone = structuredClone(dictionary);
        expect(first.map((text) => codeOf(clone, text))).toEqual(first.map((_, code) => code));
        expect(codeOf(dictionary, 'not there')).toBe(-1);
      }),
    );
  });
  it('keeps many thousand texts apart as it grows', () => {
    const growing = growDictionary();
    const ids = Array.from({ length: 50_000 }, (_, i) => `c${String(i).padStart(6, '0')}`);
    expect(ids.every((id, i) => growing.codeFor(id) === i)).toBe(true);
    expect(ids.every((id, i) => growing.codeFor(id) === i)).toBe(true);
    const dictionary = growing.finish();
    expect(dictionary.values).toEqual(ids);
    expect(ids.every((id, i) => codeOf(dictionary, id) === i)).toBe(true);
    expect(growing.codeFor('new')).toBe(0);
  });
  it('bears texts that were made to collide, before and after it grows', () => {
    const crowd = colliding();
    expect(new Set(crowd.map((text) => fnv(text, 0x811c9dc5 | 0))).size).toBe(1);
    const others = Array.from({ length: 3000 }, (_, i) => `c${i}`);
    const ids = [...crowd, ...others];
    const growing = growDictionary();
    for (const round of [1, 2])
      expect([round, ids.map((id) => growing.codeFor(id))]).toEqual([round, ids.map((_, code) => code)]);
    const dictionary = growing.finish();
    expect(ids.map((id) => codeOf(dictionary, id))).toEqual(ids.map((_, code) => code));
    expect(codeOf(dictionary, `${crowd[0]}x`)).toBe(-1);
  });
});
