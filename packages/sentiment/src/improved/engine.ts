import type { Trace } from '../score/effect.ts';
import { type Engine, type Reading, roomFor, type TokenSpan } from '../score/reading.ts';
import { countMarks, markEmphasis } from '../vader/marks.ts';
import { newClauses } from './clauses.ts';
import { weighSentences } from './contrast.ts';
import { improvedDictionary, type Valences } from './dictionary.ts';
import { mergePhrases } from './merge-phrases.ts';
import { scan } from './scan.ts';
import { baseValence, improvedValenceAt } from './valence.ts';

/** VADER with its known defects mended, for what customers write. The engine keeps its working arrays from text to text. */
export function openImproved(known: Valences): Engine {
  const dictionary = improvedDictionary(known);
  const clauses = newClauses();
  const reading: Reading = { length: 0, valences: new Float64Array(64), emphasis: 0 };

  function read(text: string, trace: Trace | null = null): Reading {
    scan(text, dictionary, clauses);
    mergePhrases(clauses);
    const { length } = clauses;
    reading.length = length;
    reading.valences = roomFor(reading.valences, length);
    for (let i = 0; i < length; i++) reading.valences[i] = improvedValenceAt(clauses, i, trace);
    weighSentences(clauses, reading.valences, trace);
    const { exclamations, questions } = countMarks(text);
    reading.emphasis = markEmphasis(exclamations, questions);
    return reading;
  }

  function span(token: number): TokenSpan {
    return {
      start: clauses.starts[token] as number,
      end: clauses.ends[token] as number,
      base: baseValence(clauses, token),
    };
  }

  return { read, span };
}
