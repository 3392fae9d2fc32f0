import type { Contender, Kind } from './measured.ts';

/** From which size of score on a text has a side: as each is told by its authors. */
const thresholds: Readonly<Partial<Record<Contender, number>>> = {
  'clientele, exact': 0.05,
  'clientele, improved': 0.2,
  vaderSentiment: 0.05,
};

/** Labels by scores: two sides, 0 counting as praise, or three labels by the threshold. */
export function labelsOf(scores: readonly number[], contender: Contender, kind: Kind): string[] {
  const threshold = thresholds[contender] ?? 0;
  return scores.map((score) => {
    if (kind === 'sides') return score >= 0 ? '1' : '0';
    return score >= threshold ? '1' : score <= -threshold ? '-1' : '0';
  });
}

/** The share of right labels, and the mean F1 of all labels. */
export function rightness(
  said: readonly string[],
  labels: readonly string[],
): { readonly accuracy: number; readonly macroF1: number } {
  const names = [...new Set(labels)];
  const f1 = names.map((name) => {
    const hits = said.filter((one, row) => one === name && labels[row] === name).length;
    const named = said.filter((one) => one === name).length + labels.filter((one) => one === name).length;
    return (2 * hits) / named;
  });
  return {
    accuracy: said.filter((one, row) => one === labels[row]).length / labels.length,
    macroF1: f1.reduce((sum, value) => sum + value, 0) / names.length,
  };
}
