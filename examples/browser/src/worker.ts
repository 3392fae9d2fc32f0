import type { OnProgress } from 'clientele';
import { inspectFile, studyFile } from './analyst.ts';
import { inWords } from './in-words.ts';
import { problemOf } from './problem.ts';
import type { Answer, Request } from './protocol.ts';

/** The part of a worker's global scope that is used here. */
interface Scope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: Answer): void;
}

const scope = globalThis as unknown as Scope;

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await answered(data));
  } catch (error) {
    scope.postMessage({ answer: 'problem', problem: problemOf(error) });
  }
};

async function answered(request: Request): Promise<Answer> {
  const onProgress = (progress: Parameters<OnProgress>[0]): void =>
    scope.postMessage({ answer: 'progress', progress: inWords(progress) });
  if (request.ask === 'sample') return { answer: 'sampled', file: (await import('./sample.ts')).sampleFile() };
  if (request.ask === 'inspect') return { answer: 'inspected', found: await inspectFile(request.file, onProgress) };
  return { answer: 'studied', study: await studyFile(request.file, request.settings, onProgress) };
}
