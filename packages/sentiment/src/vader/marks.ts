/** Counts exclamation and question marks. */
export function countMarks(text: string): { exclamations: number; questions: number } {
  return { exclamations: count(text, '!'), questions: count(text, '?') };
}

function count(text: string, mark: string): number {
  let marks = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) marks++;
  return marks;
}

/** What marks add to the size of a sum: each of the first four "!" 0.292; two or three "?" 0.18 each, more 0.96 together. */
export function markEmphasis(exclamations: number, questions: number): number {
  const asked = questions <= 1 ? 0 : questions <= 3 ? questions * 0.18 : 0.96;
  return Math.min(exclamations, 4) * 0.292 + asked;
}
