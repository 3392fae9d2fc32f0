import { inspectFile, studyFile } from './analyst.ts';
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
  if (request.ask === 'inspect') return { answer: 'inspected', found: await inspectFile(request.file) };
  const onProgress = ({ done }: { readonly done: number }): void =>
    scope.postMessage({ answer: 'progress', rows: done });
  return { answer: 'studied', study: await studyFile(request.file, request.settings, onProgress) };
}
