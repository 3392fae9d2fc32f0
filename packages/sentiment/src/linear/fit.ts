import { frozen, type Note, type OnProgress } from '@clientele/core';
import { type Calibration, calibrate, softmax } from './calibrate.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import { type HeldOutQuality, heldOutQuality } from './held-out.ts';
import { type BinaryProblem, type Solution, solveLogistic, solveSvm, squaredRatios } from './kernel.ts';
import { classedTexts, demandTexts, type LabelledTexts } from './labels.ts';
import { linearKind, linearVersion, type SentimentLinearModel } from './model.ts';
import { type FitSentimentLinearOptions, type LinearSettings, linearSettings, optionsAsGiven } from './options.ts';
import { packWeights, weightStep } from './pack.ts';
import { sideOf, sidesOf } from './sides.ts';

/** One part in so many is held out at a time. */
const parts = 10;
/** Parts are held out one after the other until so many texts have been. */
const enough = 2000;
/** Where the dual variables of a pass move the margins by less, the fit ends. */
const tolerance = 0.3;

/**
 * Learns the sentiment of your own texts from labels, in any language: hashed runs of words and of characters, weighed by a
 * support vector machine on log-count ratios (NB-SVM) or by logistic regression, and calibrated on texts held out, so that the
 * probabilities are such. The order of the rows does not matter.
 *
 * @param data texts with their labels, as columns or as rows; two or three classes
 * @param options features, method, cost, what the labels mean
 * @param onProgress told of each solution; may throw to stop
 * @returns the model, a plain JSON record: some 6 bytes for each weight of a two-class model that is not 0, 1 MB for 25,000 long reviews
 * @throws InvalidInputError (`invalid-input`) naming rows without a text or label
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or labels need `classes` to be understood
 * @throws InsufficientDataError (`insufficient-data`) where a class has fewer than 5 texts
 * @see Wang and Manning (2012), "Baselines and bigrams: simple, good sentiment and topic classification", ACL 2012
 * @example
 * import { fitSentimentLinear, scoreSentimentLinear, toRows } from '@clientele/sentiment';
 * const text = ['sehr gut', 'gut', 'gut und schnell', 'gerne wieder', 'alles gut', 'schlecht', 'sehr schlecht', 'nie wieder', 'kaputt', 'zu langsam'];
 * const label = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
 * const model = fitSentimentLinear({ text, label }, { bits: 12 });
 * toRows(scoreSentimentLinear(model, ['gut!', 'schlecht']), ['label']); // => [{ label: 'positive' }, { label: 'negative' }]
 */
export function fitSentimentLinear(
  data: LabelledTexts,
  options: FitSentimentLinearOptions = {},
  onProgress?: OnProgress,
): SentimentLinearModel {
  const settings = linearSettings(options);
  const classed = classedTexts('fitSentimentLinear', data, settings.classes);
  demandTexts('fitSentimentLinear', classed);
  const corpus = corpusOf(classed, settings, settings.lexicon);
  const isThree = classed.classes.neutral !== null;
  const calibration = calibrateOnParts(corpus, isThree, settings, onProgress);
  const solutions = solveSides(corpus, allRows(corpus), isThree, settings);
  onProgress?.({ stage: 'fit', done: 1, total: 1 });
  const { slope, shifts } = calibration;
  const sides = sidesOf(solutions.map(({ weights }) => weights)).map((weights) =>
    weights.map((weight) => slope * weight),
  );
  const intercepts = sidesOf(solutions.map(({ intercept }) => Float64Array.of(intercept))).map(
    (margin, k) => Math.round((slope * (margin[0] as number) + (shifts[k] as number)) / weightStep) + 0,
  );
  const { words, characters, bits, lexicon } = settings;
  const isConverged = solutions.every((solution) => solution.isConverged);
  return frozen({
    kind: linearKind,
    version: linearVersion,
    options: optionsAsGiven(options),
    parameters: {
      words,
      characters,
      bits,
      classes: classed.classes,
      lexicon: lexicon === undefined || lexicon.mode === 'linear' ? null : lexicon.mode,
      intercepts,
      stepsPerUnit: 1 / weightStep,
      ...packWeights(corpus.met, sides),
      heldOut: calibration.quality,
    },
    diagnostics: {
      status: isConverged ? 'converged' : 'stopped',
      rows: classed.texts.length,
      iterations: Math.max(...solutions.map(({ iterations }) => iterations)),
      objective: calibration.quality.logLoss,
      gradientNorm: null,
      notes: notesOf(isConverged, calibration.quality.texts, settings),
    },
  }) as SentimentLinearModel;
}

/** Calibrates on parts held out, and says how well texts are read that were not learnt from. */
function calibrateOnParts(
  corpus: Corpus,
  isThree: boolean,
  settings: LinearSettings,
  onProgress: OnProgress | undefined,
): Calibration & { quality: HeldOutQuality } {
  const held: number[] = [];
  const margins: number[][] = isThree ? [[], []] : [[]];
  for (let part = 0; part < parts && held.length < enough; part++) {
    onProgress?.({ stage: 'calibrate', done: part, total: parts });
    const isHeld = (row: number): boolean => (corpus.turns[row] as number) % parts === part;
    const rest = allRows(corpus).filter((row) => !isHeld(row));
    const solutions = solveSides(corpus, rest, isThree, settings);
    for (const row of allRows(corpus).filter(isHeld)) {
      held.push(row);
      const found = sidesOf(solutions.map((solution) => Float64Array.of(marginOf(corpus, row, solution))));
      found.forEach((margin, k) => {
        margins[k]?.push(margin[0] as number);
      });
    }
  }
  const truth = Uint8Array.from(held, (row) => sideOf(corpus.codes[row] as number, isThree));
  const columns = margins.map((side) => Float64Array.from(side));
  const calibration = calibrate(columns, truth);
  return { ...calibration, quality: heldOutQuality(chancesOf(columns, calibration), truth) };
}

function chancesOf(margins: readonly Float64Array[], { slope, shifts }: Calibration): Float64Array[] {
  const rows = (margins[0] as Float64Array).length;
  const chances = Array.from({ length: margins.length + 1 }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const logits = margins.map((side, k) => slope * (side[row] as number) + (shifts[k] as number));
    softmax(logits).forEach((chance, k) => {
      (chances[k] as Float64Array)[row] = chance;
    });
  }
  return chances;
}

/** Solves each class against the others: one problem for two classes, three for three (positive, negative, neutral). */
function solveSides(corpus: Corpus, chosen: Uint32Array, isThree: boolean, settings: LinearSettings): Solution[] {
  const { method, cost, smoothing, maxIterations } = settings;
  const size = corpus.met.length;
  const start = { weights: new Float64Array(size), intercept: 0, iterations: 0, isConverged: false };
  return (isThree ? [2, 0, 1] : [2]).map((code) => {
    const y = Float64Array.from(corpus.codes, (one) => (one === code ? 1 : -1));
    const problem = { rows: corpus.rows, chosen, y };
    const isSvm = method === 'nb-svm';
    const squares = isSvm ? squaredRatios(problem, size, smoothing) : new Float64Array(size).fill(1);
    const whole: BinaryProblem = { ...problem, squares };
    return (isSvm ? solveSvm : solveLogistic)(whole, { cost, tolerance, maxIterations }, start);
  });
}

function marginOf({ rows: { offsets, buckets } }: Corpus, row: number, { weights, intercept }: Solution): number {
  let margin = intercept;
  for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
    margin += weights[buckets[at] as number] as number;
  }
  return margin;
}

function allRows({ codes }: Corpus): Uint32Array {
  return Uint32Array.from(codes.keys());
}

function notesOf(isConverged: boolean, held: number, { maxIterations }: LinearSettings): Note[] {
  const notes: Note[] = [];
  if (!isConverged) {
    const message = `no end was reached in ${maxIterations} passes: maxIterations allows more`;
    notes.push({ code: 'not-converged', message, details: { iterations: maxIterations } });
  }
  if (held < 100) {
    const message = `probabilities are calibrated on ${held} texts: they and the quality stated are unsure`;
    notes.push({ code: 'few-texts-held-out', message, details: { texts: held } });
  }
  return notes;
}
