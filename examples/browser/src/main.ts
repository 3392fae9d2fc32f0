import type { Answer, Problem, Request, Study, StudySettings } from './protocol.ts';
import { columnForm } from './ui/column-form.ts';
import { byId, el } from './ui/dom.ts';
import { fileChoice } from './ui/file-choice.ts';
import { results } from './ui/results.ts';

let worker = startWorker();
let file: File | null = null;

byId('file').append(fileChoice(choose));

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<Answer>) => take(data);
  started.onerror = (event) => tell({ message: `The worker of this page failed: ${event.message}`, rows: [] });
  return started;
}

/** Another file ends the work on the one before. */
function ask(request: Request, saying: string): void {
  worker.terminate();
  worker = startWorker();
  byId('problem').replaceChildren();
  byId('status').textContent = saying;
  document.body.setAttribute('aria-busy', 'true');
  worker.postMessage(request);
}

function choose(chosen: File): void {
  file = chosen;
  byId('map-section').hidden = true;
  byId('result-section').hidden = true;
  ask({ ask: 'inspect', file: chosen }, 'Looking at the file …');
}

function submit(settings: StudySettings): void {
  if (file === null) return;
  byId('result-section').hidden = true;
  ask({ ask: 'study', file, settings }, 'Reading …');
}

function take(message: Answer): void {
  if (message.answer === 'progress') {
    byId('status').textContent = `${message.rows.toLocaleString('en-US')} rows read …`;
    return;
  }
  document.body.removeAttribute('aria-busy');
  byId('status').textContent = '';
  if (message.answer === 'problem') tell(message.problem);
  else if (message.answer === 'studied') showStudy(message.study);
  else {
    byId('map').replaceChildren(columnForm(message.found, submit));
    byId('map-section').hidden = false;
  }
}

function showStudy(study: Study): void {
  byId('result').replaceChildren(results(study));
  byId('result-section').hidden = false;
  byId('result-title').focus();
}

function tell({ message, rows }: Problem): void {
  byId('problem').replaceChildren(
    el('p', {}, message),
    el(
      'ul',
      {},
      ...rows.map(({ line, column, expected, received }) =>
        el('li', {}, `${line}, column “${column}”: expected ${expected}, got ${received}`),
      ),
    ),
  );
}
