import type { Trace } from '../score/effect.ts';
import { type Engine, type Reading, roomFor, type TokenSpan } from '../score/reading.ts';
import { weighContrast } from './contrast.ts';
import { vaderDictionary } from './dictionary.ts';
import { type Expanded, expandEmoji, originalSpan } from './emoji.ts';
import { countMarks, markEmphasis } from './marks.ts';
import { newTokens, tokenize } from './tokens.ts';
import { baseAt, valenceAt } from './valence.ts';

/** VADER to the letter. The engine keeps its working arrays from text to text. */
export function openVader(valences: ReadonlyMap<string, number>, emojiNames: ReadonlyMap<number, string>): Engine {
  const dictionary = vaderDictionary(valences);
  const tokens = newTokens();
  const reading: Reading = { length: 0, valences: new Float64Array(64), emphasis: 0 };
  let expanded: Expanded | null = null;

  function read(text: string, trace: Trace | null = null): Reading {
    expanded = expandEmoji(text, emojiNames);
    const plain = expanded === null ? text : expanded.text;
    tokenize(plain, dictionary, tokens);
    const { length, words } = tokens;
    reading.length = length;
    reading.valences = roomFor(reading.valences, length);
    let but = -1;
    for (let i = 0; i < length; i++) {
      reading.valences[i] = valenceAt(tokens, i, trace);
      if (but < 0 && words[i] === 'but') but = i;
    }
    if (but >= 0) weighContrast(reading.valences, length, but, trace);
    const { exclamations, questions } = countMarks(plain);
    reading.emphasis = markEmphasis(exclamations, questions);
    return reading;
  }

  function span(token: number): TokenSpan {
    const base = baseAt(tokens, token);
    const [start, end] = [tokens.starts[token] as number, tokens.ends[token] as number];
    return expanded === null ? { start, end, base } : { ...originalSpan(expanded, start, end), base };
  }

  return { read, span };
}
