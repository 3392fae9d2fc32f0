import type { Trace } from '../score/effect.ts';
import { type Engine, type Reading, roomFor, type TokenSpan } from '../score/reading.ts';
import { weighContrast } from './contrast.ts';
import { named, vaderDictionary } from './dictionary.ts';
import { type Expanded, expandEmoji, originalSpan } from './emoji.ts';
import { markEmphasis } from './marks.ts';
import { newTokens, tokenize } from './tokens.ts';
import { baseAt, valenceAt } from './valence.ts';

/** VADER to the letter. The engine keeps its working arrays from text to text. */
export function openVader(valences: ReadonlyMap<string, number>, emojiNames: ReadonlyMap<number, string>): Engine {
  const dictionary = vaderDictionary(valences);
  const tokens = newTokens();
  const reading: Reading = { length: 0, valences: new Float64Array(64), emphasis: 0 };
  let expanded: Expanded | null = null;

  function read(text: string, trace: Trace | null = null): Reading {
    tokenize(text, dictionary, tokens);
    expanded = tokens.isWide ? expandEmoji(text, emojiNames) : null;
    if (expanded !== null) tokenize(expanded.text, dictionary, tokens);
    const { length, ids } = tokens;
    reading.length = length;
    reading.valences = roomFor(reading.valences, length);
    let but = -1;
    for (let i = 0; i < length; i++) {
      reading.valences[i] = valenceAt(dictionary, tokens, i, trace);
      if (but < 0 && ids[i] === named.but) but = i;
    }
    if (but >= 0) weighContrast(reading.valences, length, but, trace);
    reading.emphasis = markEmphasis(tokens.exclamations, tokens.questions);
    return reading;
  }

  function span(token: number): TokenSpan {
    const base = baseAt(dictionary, tokens, token);
    const [start, end] = [tokens.starts[token] as number, tokens.ends[token] as number];
    return expanded === null ? { start, end, base } : { ...originalSpan(expanded, start, end), base };
  }

  return { read, span };
}
