import type { Progress } from '../protocol.ts';
import { el } from './dom.ts';

/** What is shown while the worker works: words, a bar, and a way to stop. */
export interface Working {
  readonly element: HTMLElement;
  /** Begins with a sentence, and no end in sight. */
  begin(words: string): void;
  tell(progress: Progress): void;
  end(): void;
}

/** @param stopped told when the user stops the work */
export function working(stopped: () => void): Working {
  const words = el('p', { id: 'status', role: 'status' });
  const bar = el('progress', { 'aria-label': 'How far the work is' });
  const stop = el('button', { type: 'button', click: stopped }, 'Stop');
  const shown = el('div', { class: 'row', hidden: true }, bar, stop);
  const element = el('div', { class: 'working' }, words, shown);
  const set = ({ words: said, done, total }: Progress): void => {
    words.textContent = said;
    // Without a value the bar says that the end is not known.
    if (total === null) bar.removeAttribute('value');
    else Object.assign(bar, { max: total, value: done });
  };
  return {
    element,
    begin(said) {
      set({ words: said, done: 0, total: null });
      shown.hidden = false;
    },
    tell: set,
    end() {
      words.textContent = '';
      shown.hidden = true;
    },
  };
}
