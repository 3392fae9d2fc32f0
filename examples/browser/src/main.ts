import type { Answer, Request, Study, StudySettings } from './protocol.ts';
import { columnForm } from './ui/column-form.ts';
import { byId } from './ui/dom.ts';
import { fileChoice } from './ui/file-choice.ts';
import { clearProblem, showProblem } from './ui/problem-box.ts';
import { results } from './ui/results.ts';
import { working } from './ui/working.ts';

let worker = startWorker();
let file: File | null = null;

const choice = fileChoice(choose, () => ask({ ask: 'sample' }, 'Making up a shop …'));
const work = working(stop);
byId('file').append(choice.element);
byId('working').append(work.element);

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<Answer>) => take(data);
  started.onerror = (event) => {
    rest();
    showProblem({ message: `The worker of this page failed: ${event.message}. Choose the file again.`, rows: [] });
  };
  return started;
}

/** Another file, or other columns, end the work before. */
function ask(request: Request, saying: string): void {
  restart();
  clearProblem();
  work.begin(saying);
  document.body.setAttribute('aria-busy', 'true');
  worker.postMessage(request);
}

function restart(): void {
  worker.terminate();
  worker = startWorker();
}

function rest(): void {
  document.body.removeAttribute('aria-busy');
  work.end();
}

function stop(): void {
  restart();
  rest();
  showProblem({ message: 'Stopped. Nothing was changed: begin again whenever you like.', rows: [] });
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
    work.tell(message.progress);
    return;
  }
  rest();
  if (message.answer === 'problem') showProblem(message.problem);
  else if (message.answer === 'studied') showStudy(message.study);
  else if (message.answer === 'sampled') {
    choice.name(message.file.name);
    choose(message.file);
  } else {
    byId('map').replaceChildren(columnForm(message.found, submit));
    byId('map-section').hidden = false;
    goTo('map-title');
  }
}

function showStudy(study: Study): void {
  byId('result').replaceChildren(results(study));
  byId('result-section').hidden = false;
  goTo('result-title');
}

/** The heading of what is new is seen at the top, and is where reading aloud and the Tab key go on. */
function goTo(heading: string): void {
  const title = byId(heading);
  title.scrollIntoView({ block: 'start' });
  title.focus({ preventScroll: true });
}
